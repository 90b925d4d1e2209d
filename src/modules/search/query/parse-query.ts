import { normalise, tokensOf } from '../text/normalise.ts'
import { wordClause } from './abbreviations.ts'
import { findNumbers, numberClause } from './known-numbers.ts'
import type { Clause, Field, Query } from './query.ts'
import { readPieces, type Piece } from './read-pieces.ts'

/** Longest text and most clauses that are heard; the rest is left off. */
export const longestQuery = 300
export const mostClauses = 24

export interface ParsedQuery {
  query: Query
  /** Words asked for anywhere, for correction and completion. */
  words: string[]
}

/**
 * Reads what was typed: words that must all be found, "a phrase", -word or BUKAN word, this ATAU that, beginning*,
 * judul:word. Whatever makes no sense as syntax is taken for the words in it; no text is refused. A text without
 * any word asks for nothing and finds nothing, an empty one finds everything.
 */
export function parseQuery(input: string): ParsedQuery {
  const bounded = input
    .slice(0, longestQuery)
    .toWellFormed()
    .replaceAll(/[“”„«»]/g, '"')
  const query: Query = { all: [], none: [] }
  const words: string[] = []
  for (const group of groupsOf(readPieces(bounded))) {
    const [first] = group
    if (!first || query.all.length + query.none.length >= mostClauses) break
    if (group.length > 1) query.all.push(...eitherOf(group))
    else if (first.negative) query.none.push(...alone(clausesOf(first)))
    else {
      const clauses = clausesOf(first)
      query.all.push(...clauses)
      words.push(...clauses.flatMap(correctableWords))
    }
  }
  query.all = distinct(query.all).slice(0, mostClauses)
  query.none = distinct(query.none).slice(0, mostClauses)
  if (query.all.length + query.none.length === 0 && bounded.trim() !== '') query.all.push(nothing)
  return { query, words: [...new Set(words)] }
}

/** Whole words that may stand anywhere: numbers that were recognised and beginnings are as they are meant. */
function correctableWords(clause: Clause): string[] {
  if (clause.kind === 'phrase') return clause.field === 'any' ? clause.words : []
  return clause.kind === 'word' && clause.field === 'any' && !clause.prefix ? [clause.word] : []
}

/** No alternative holds. */
const nothing: Clause = { kind: 'either', of: [] }

/** Alternatives together, and plain words of one field together: initials and doubled words reach over spaces. */
function groupsOf(pieces: Piece[]): Piece[][] {
  const groups: Piece[][] = []
  for (const [i, piece] of pieces.entries()) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && piece.alternative) group.push(piece)
    else if (last && group?.length === 1 && isPlain(last) && isPlain(piece) && last.field === piece.field) {
      // The last word before ATAU is an alternative by itself.
      if (pieces[i + 1]?.alternative) groups.push([piece])
      else group[0] = { ...last, text: `${last.text} ${piece.text}` }
    } else groups.push([piece])
  }
  return groups
}

const isPlain = ({ negative, phrase, prefix, alternative }: Piece): boolean =>
  !negative && !phrase && !prefix && !alternative

function eitherOf(group: Piece[]): Clause[] {
  const of = group.map(queryOf).filter(({ all, none }) => all.length + none.length > 0)
  return of.length > 0 ? [{ kind: 'either', of }] : []
}

function queryOf(piece: Piece): Query {
  const clauses = clausesOf(piece)
  return piece.negative ? { all: [], none: alone(clauses) } : { all: clauses, none: [] }
}

/** Several words that must not stand together are one clause; each by itself would forbid too much. */
const alone = (clauses: Clause[]): Clause[] =>
  clauses.length > 1 ? [{ kind: 'either', of: [{ all: clauses, none: [] }] }] : clauses

function clausesOf({ field, text, phrase, prefix }: Piece): Clause[] {
  if (field === 'identifier' || field === 'callNumber') {
    const word = text.trim()
    if (!/[\p{L}\p{N}]/u.test(word)) return []
    return [field === 'identifier' ? numberClause(word) : { kind: 'word', field, word }]
  }
  if (phrase) {
    const words = tokensOf(text)
    return words.length > 0 ? [{ kind: 'phrase', field, words }] : []
  }
  if (prefix) return beginningOf(field, text)
  if (field !== 'any') return wordsOf(field, text)
  const { clauses, rest } = findNumbers(text, (part) => wordsOf('any', part))
  return [...clauses, ...wordsOf('any', rest)]
}

const wordsOf = (field: Field, text: string): Clause[] =>
  tokensOf(text).map((word) => wordClause(field, word))

/** The last word is a beginning and must stay as it was typed: vi* is not 6*. */
function beginningOf(field: Field, text: string): Clause[] {
  const typed = normalise(text).split(' ')
  const last = typed.pop() ?? ''
  const whole = wordsOf(field, typed.join(' '))
  return last === '' ? whole : [...whole, { kind: 'word', field, word: last, prefix: true }]
}

function distinct(clauses: Clause[]): Clause[] {
  const seen = new Set<string>()
  return clauses.filter((clause) => {
    const key = JSON.stringify(clause)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
