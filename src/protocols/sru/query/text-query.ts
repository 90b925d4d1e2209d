import { numberClause, tokensOf, type Query, type TextField } from '#modules/search/index.ts'
import { answerable, refusal, type Answerable } from '../diagnostics.ts'
import type { Beginnings, ReadClause } from './clause-query.ts'
import { allOf, anyOf, everything, not, nothing, or, precise, queryOf } from './combine.ts'
import { maskOf, type TermWord } from './read-term.ts'

/** Words of texts. `=` is the words side by side; several words without quotes need only be in the same field. */
export function textQuery(clause: ReadClause, field: TextField, beginnings: Beginnings): Answerable<Query> {
  const { relation, words, loose } = clause
  const stem = relation.modifiers.has('stem')
  switch (relation.name) {
    case 'any':
    case 'all': {
      const parts = partQueries(words, { field, stem }, beginnings)
      return parts.ok ? answerable((relation.name === 'any' ? anyOf : allOf)(parts.value)) : parts
    }
    case 'adj':
    case '=':
      if (relation.modifiers.has('string')) return wholeQuery(words, field)
      if (isLoneStar(words) && field === 'any') return answerable(everything)
      if (loose || (stem && relation.name === '=')) {
        const parts = partQueries(words, { field, stem }, beginnings)
        return parts.ok ? answerable(allOf(parts.value)) : parts
      }
      return stem ? refusal(21, 'adj stem') : runQuery(words, field, beginnings)
    case '==':
    case 'exact':
      return stem ? refusal(21, `${relation.name} stem`) : wholeQuery(words, field)
    case '<>': {
      const whole = wholeQuery(words, field)
      return whole.ok ? answerable(not(everything, whole.value)) : whole
    }
    default:
      return refusal(22, `${relation.name} ${clause.index.names[0]?.name ?? ''}`)
  }
}

const isLoneStar = ([only, ...more]: TermWord[]): boolean =>
  more.length === 0 && only?.literal === '' && only.pieces?.length === 1

const textOf = (words: readonly TermWord[]): string => words.map(({ literal }) => literal).join(' ')
const isPlain = ({ pieces, atStart, atEnd }: TermWord): boolean => !pieces && !atStart && !atEnd

interface Asked {
  field: TextField
  stem: boolean
}

/** Each word by itself. */
function partQueries(words: readonly TermWord[], asked: Asked, beginnings: Beginnings): Answerable<Query[]> {
  if (words.every(isPlain)) return answerable(tokensOf(textOf(words)).map((word) => wordQuery(word, asked)))
  const queries: Query[] = []
  for (const word of words) {
    const part = isPlain(word)
      ? answerable(allOf(tokensOf(word.literal).map((token) => wordQuery(token, asked))))
      : asked.stem
        ? refusal(21, 'stem masked')
        : runQuery([word], asked.field, beginnings)
    if (!part.ok) return part
    queries.push(part.value)
  }
  return answerable(queries)
}

/** With `stem` the looser forms that readers find too; without, the word alone. */
const wordQuery = (word: string, { field, stem }: Asked): Query =>
  stem ? queryOf({ kind: 'word', field, word }) : precise({ kind: 'term', field, word })

/** The words side by side, at the start or end of a text where ^ says so. */
function runQuery(words: readonly TermWord[], field: TextField, beginnings: Beginnings): Answerable<Query> {
  const [first, last] = [words[0], words.at(-1)]
  if (words.some((word) => (word.atStart && word !== first) || (word.atEnd && word !== last)))
    return refusal(32)
  const [atStart, atEnd] = [first?.atStart === true, last?.atEnd === true]
  const masked = words.find(({ pieces }) => pieces)
  if (masked?.pieces) {
    if (words.length > 1 || atStart || atEnd) return refusal(33)
    const mask = maskOf(masked.pieces, 'word')
    if (!mask.ok) return mask
    beginnings.push({ field, start: mask.value.start })
    return answerable(precise({ kind: 'masked', field, ...mask.value }))
  }
  const tokens = tokensOf(textOf(words))
  const [only, ...more] = tokens
  if (only === undefined) return answerable(nothing)
  if (atStart || atEnd) return answerable(precise({ kind: 'run', field, words: tokens, atStart, atEnd }))
  const run =
    more.length === 0
      ? precise({ kind: 'term', field, word: only })
      : precise({ kind: 'run', field, words: tokens, atStart, atEnd })
  return answerable(field === 'any' ? orNumber(run, textOf(words)) : run)
}

/** A number with its hyphens is words to the eye of the index, but means the number too. */
const orNumber = (words: Query, text: string): Query =>
  /\d/.test(text) && !/\s/.test(text) ? or(words, queryOf(numberClause(text))) : words

/** Longest whole title that the index keeps; of a longer one only the words can be compared. */
const longestWhole = 80

/** A whole text: of titles also what stands before the colon. */
function wholeQuery(words: readonly TermWord[], field: TextField): Answerable<Query> {
  if (words.some(({ pieces }) => pieces)) return refusal(28, 'with a whole text')
  const tokens = tokensOf(textOf(words))
  if (tokens.length === 0) return answerable(nothing)
  const run = precise({ kind: 'run', field, words: tokens, atStart: true, atEnd: true })
  if (field === 'title' && tokens.join(' ').length < longestWhole)
    return answerable(precise({ kind: 'title', words: tokens }))
  return answerable(field === 'any' ? orNumber(run, textOf(words)) : run)
}
