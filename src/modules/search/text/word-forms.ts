import { foldSpelling } from './fold-spelling.ts'
import { stemIndonesian } from './stem-indonesian.ts'

/** Signs before forms, which stand in no word: a stem never equals an old spelling or a word. */
const oldSpelling = '~'
const stem = '^'

// Words come again and again; their forms do not change. Emptied when full: simpler than forgetting the oldest.
const known = new Map<string, Family>()
const mostKnown = 200_000

/**
 * Looser forms under which a word is indexed besides itself: its old spelling made new, and its stem; only where
 * they differ from it, which keeps the index small.
 */
export const formsOf = (token: string): string[] => familyOf(token).indexed

/**
 * Forms to look up for a word: those of its family that are indexed under the same spelling or stem, and the bare
 * spelling and stem themselves. So Soekarno meets Sukarno, and menulis meets tulisan and tulis.
 */
export const askedFormsOf = (token: string): string[] => familyOf(token).asked

interface Family {
  indexed: string[]
  asked: string[]
}

const alone: Family = { indexed: [], asked: [] }

function familyOf(token: string): Family {
  const cached = known.get(token)
  if (cached) return cached
  if (known.size >= mostKnown) known.clear()
  const family = /^[a-z]{3,40}$/.test(token) ? makeFamily(token) : alone
  known.set(token, family)
  return family
}

function makeFamily(token: string): Family {
  const spelling = foldSpelling(token)
  // Of an old spelling the stem of the new one, so that memboeroe and buru meet.
  const root = stemOf(/oe|dj|tj|sj|nj/.test(token) ? spelling : token)
  const differing = (form: string, sign: string) => (form === token ? [] : [sign + form])
  const rootForm = root === spelling ? [] : differing(root, stem)
  const changed = swappedJ(token)
  return {
    indexed: [...differing(spelling, oldSpelling), ...rootForm],
    asked: [
      ...new Set([
        oldSpelling + spelling,
        stem + root,
        ...differing(spelling, ''),
        ...differing(root, ''),
        ...(changed === undefined
          ? []
          : [changed, foldSpelling(changed), oldSpelling + foldSpelling(changed)]),
      ]),
    ],
  }
}

/** Jasin for Yasin and the reverse. Only asked for: indexing it for every word with j would cost too much. */
function swappedJ(token: string): string | undefined {
  if (token.length < 5) return undefined
  if (token.startsWith('j')) return `y${token.slice(1)}`
  return token.startsWith('y') ? `j${token.slice(1)}` : undefined
}

/** English plurals are told by their endings; everything else is taken for Indonesian. */
function stemOf(token: string): string {
  const indonesian = stemIndonesian(token)
  if (indonesian !== token) return indonesian
  return irregularPlurals.get(token) ?? singular(token)
}

function singular(token: string): string {
  if (token.length > 4 && token.endsWith('ies')) return `${token.slice(0, -3)}y`
  if (token.length > 4 && /(?:ss|x|z|ch|sh)es$/.test(token)) return token.slice(0, -2)
  return token.length > 3 && /[^suia]s$/.test(token) ? token.slice(0, -1) : token
}

const irregularPlurals = new Map([
  ['women', 'woman'],
  ['men', 'man'],
  ['childrens', 'child'],
  ['children', 'child'],
  ['mice', 'mouse'],
  ['feet', 'foot'],
  ['wolves', 'wolf'],
  ['wives', 'wife'],
  ['lives', 'life'],
  ['leaves', 'leaf'],
  ['species', 'species'],
  ['series', 'series'],
])
