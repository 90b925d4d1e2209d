import { normalise } from '#modules/search/index.ts'
import { answerable, refusal, type Answerable } from '../diagnostics.ts'

/** One word of a term as it was written. */
export interface TermWord {
  /** Its letters without signs that mean something. */
  literal: string
  /** What stands between masks, with the masks; undefined for a plain word. */
  pieces: readonly Piece[] | undefined
  atStart: boolean
  atEnd: boolean
}

type Piece = { mask: '*' | '?' } | { text: string }

/** Longest term, and most masks in one word of it. */
export const termLimits = { characters: 1000, masks: 8 } as const

/**
 * Takes a term apart: words between spaces, `*` and `?` for letters, `^` for the start and end of a text; a backslash
 * before a sign means the sign. With `plain`, signs are nothing but signs.
 */
export function readTerm(text: string, plain: boolean): Answerable<TermWord[]> {
  if (text.length > termLimits.characters) return refusal(23, `at most ${termLimits.characters}`)
  const words: TermWord[] = []
  for (const raw of text.match(/(?:\\[^]|[^\s\\]|\\$)+/g) ?? []) {
    const word = readWord(raw, plain)
    if (!word.ok) return word
    words.push(word.value)
  }
  return words.length > 0 ? answerable(words) : refusal(27)
}

function readWord(raw: string, plain: boolean): Answerable<TermWord> {
  const signs = [...raw.matchAll(/\\([^])|[^]/g)].map(([whole, escaped]) =>
    plain || escaped !== undefined || !/[*?^]/.test(whole) ? { text: escaped ?? whole } : { sign: whole },
  )
  const atStart = signs[0]?.sign === '^'
  const atEnd = signs.length > 1 && signs.at(-1)?.sign === '^'
  const inner = signs.slice(atStart ? 1 : 0, atEnd ? -1 : undefined)
  if (inner.length === 0 || inner.some(({ sign }) => sign === '^')) return refusal(32, raw)
  const pieces: Piece[] = []
  for (const { sign, text = '' } of inner) {
    const last = pieces.at(-1)
    if (sign === '*' || sign === '?') pieces.push({ mask: sign })
    else if (last && 'text' in last) last.text += text
    else pieces.push({ text })
  }
  const masks = pieces.filter((piece) => 'mask' in piece).length
  if (masks > termLimits.masks) return refusal(30, `at most ${termLimits.masks}`)
  const literal = pieces.map((piece) => ('text' in piece ? piece.text : '')).join('')
  return answerable({ literal, pieces: masks > 0 ? pieces : undefined, atStart, atEnd })
}

/** A masked word as the engine looks for it: the letters before the first mask, and the whole with its masks. */
export function maskOf(
  pieces: readonly Piece[],
  kind: 'word' | 'number',
): Answerable<{ start: string; pattern: string }> {
  const written = pieces.map((piece) => {
    if ('mask' in piece) return piece.mask
    return kind === 'word' ? normalise(piece.text) : piece.text.replaceAll(/[^\p{L}\p{N}.]/gu, '')
  })
  // What the index takes for two words no mask can span.
  if (written.some((text) => text.includes(' '))) return refusal(28, 'only within a word of letters')
  const [start = ''] = written
  return pieces[0] && 'text' in pieces[0] && start !== ''
    ? answerable({ start, pattern: written.join('') })
    : refusal(49, 'at least one letter before the first mask')
}
