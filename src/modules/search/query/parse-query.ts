import { tokensOf } from '../text/normalise.ts'
import { numberAmongWords, wholeNumber } from './numbers-in-text.ts'
import { piecesOf, type Piece } from './pieces.ts'
import type { Clause, Query } from './query.ts'

/** Longest text and most clauses that are heard; the rest is left off. */
export const longestQuery = 300
const mostClauses = 24

export interface ParsedQuery {
  query: Query
  /** Words asked for anywhere, for correction and completion. */
  words: string[]
}

/**
 * Reads what was typed: words that must all be found, "a phrase", -word or BUKAN word, this ATAU that, beginning*,
 * judul:word, an ISBN or call number. Whatever makes no sense as syntax is taken for the words in it; no text is
 * refused.
 */
export function parseQuery(input: string): ParsedQuery {
  const text = input.slice(0, longestQuery).replaceAll(/[“”„«»]/g, '"')
  const number = wholeNumber(text)
  if (number) return { query: { all: [number], none: [] }, words: tokensOf(text) }
  const query: Query = { all: [], none: [] }
  const words: string[] = []
  for (const group of joinPlain(piecesOf(text))) {
    const [first] = group
    if (!first) continue
    if (group.length > 1) addEither(query, group)
    else if (first.negative) query.none.push(...negativeOf(first))
    else {
      query.all.push(...clausesOf(first))
      if (first.field === 'any') words.push(...tokensOf(first.text))
    }
  }
  // Syntax and nothing else, like a lone BUKAN: the words of it.
  if (query.all.length + query.none.length === 0) {
    words.push(...tokensOf(text))
    query.all = words.map((word) => ({ kind: 'word', field: 'any', word }))
  }
  query.all = query.all.slice(0, mostClauses)
  query.none = query.none.slice(0, mostClauses - query.all.length)
  return { query, words: [...new Set(words)] }
}

/** Plain words in a row are read as one text, for what goes over several: al quran, kelas X, A. A. Navis. */
function joinPlain(groups: Piece[][]): Piece[][] {
  const joined: Piece[][] = []
  let open: Piece | undefined
  for (const group of groups) {
    const [piece] = group
    const plain = piece && group.length === 1 && isPlain(piece) ? piece : undefined
    if (plain && open?.field === plain.field) {
      open.text += ` ${plain.text}`
      open.prefix = plain.prefix
    } else joined.push(plain ? [(open = { ...plain })] : group)
    // After a beginning nothing may be joined: the star is that of the last word.
    if (!plain || plain.prefix) open = undefined
  }
  return joined
}

const isPlain = ({ field, text, negative, phrase }: Piece): boolean =>
  !negative && !phrase && !isNumberField(field) && (field !== 'any' || numberAmongWords(text) === undefined)

const isNumberField = (field: Piece['field']) => field === 'identifier' || field === 'callNumber'

function addEither(query: Query, group: Piece[]): void {
  const of = group
    .map((piece): Query =>
      piece.negative ? { all: [], none: negativeOf(piece) } : { all: clausesOf(piece), none: [] },
    )
    .filter(({ all, none }) => all.length + none.length > 0)
  if (of.length > 1) query.all.push({ kind: 'either', of: of.slice(0, mostClauses) })
  else for (const { all, none } of of) (query.all.push(...all), query.none.push(...none))
}

function clausesOf({ field, text, phrase, prefix }: Piece): Clause[] {
  if (isNumberField(field)) return numberClauses(field, text)
  const number = field === 'any' && !prefix ? numberAmongWords(text) : undefined
  if (number) return [number]
  const words = tokensOf(text)
  if (phrase && words.length > 1) return [{ kind: 'phrase', field, words }]
  return words.map((word, i) =>
    prefix && i === words.length - 1 ? { kind: 'word', field, word, prefix } : { kind: 'word', field, word },
  )
}

function numberClauses(field: Piece['field'], text: string): Clause[] {
  const number = field === 'identifier' ? numberAmongWords(text.trim()) : undefined
  if (number?.kind === 'word' || isEitherNumber(number)) return [number]
  return /[\p{L}\p{N}]/u.test(text) ? [{ kind: 'word', field, word: text.trim() }] : []
}

/** An ISBN in both its lengths, with no plain words among the alternatives. */
const isEitherNumber = (clause: Clause | undefined): clause is Extract<Clause, { kind: 'either' }> =>
  clause?.kind === 'either' &&
  clause.of.every(({ all }) => all.every((one) => one.kind === 'word' && one.field === 'identifier'))

/** Not "this and that", rather than neither of them: a word of several parts is one. */
function negativeOf(piece: Piece): Clause[] {
  const clauses = clausesOf(piece)
  const words = clauses.flatMap((clause) => (clause.kind === 'word' ? [clause.word] : []))
  if (clauses.length < 2 || words.length < clauses.length) return clauses
  return [{ kind: 'phrase', field: piece.field, words }]
}
