import { tokensOf } from '../text/normalise.ts'
import { fieldWords } from './field-words.ts'
import type { Clause, Field, Query } from './query.ts'

/** Longest text and most clauses that are heard; the rest is left off. */
export const longestQuery = 300
const mostClauses = 24

export interface ParsedQuery {
  query: Query
  /** Words asked for anywhere, for correction and completion. */
  words: string[]
}

interface Piece {
  field: Field
  text: string
  negative: boolean
  phrase: boolean
  prefix: boolean
  /** Joined to the piece before by ATAU / OR. */
  alternative: boolean
}

// A field word with its colon, a sign, and then a phrase in quotes or everything up to the next space.
const piecePattern = /(-?)(?:([\p{L}]+):)?(?:"([^"]*)"?|(\S+))/gu

/**
 * Reads what was typed: words that must all be found, "a phrase", -word or BUKAN word, this ATAU that, beginning*,
 * judul:word. Whatever makes no sense as syntax is taken for the words in it; no text is refused.
 */
export function parseQuery(input: string): ParsedQuery {
  const pieces = piecesOf(input.slice(0, longestQuery).replaceAll(/[“”„«»]/g, '"'))
  const query: Query = { all: [], none: [] }
  const words: string[] = []
  for (const group of groupsOf(pieces)) {
    const [first] = group
    if (!first || query.all.length + query.none.length >= mostClauses) break
    if (group.length > 1) addEither(query, group)
    else if (first.negative) query.none.push(...clausesOf(first))
    else {
      query.all.push(...clausesOf(first))
      if (first.field === 'any') words.push(...tokensOf(first.text))
    }
  }
  query.all = joinInitials(query.all).slice(0, mostClauses)
  query.none = query.none.slice(0, mostClauses)
  return { query, words: [...new Set(words)] }
}

function piecesOf(input: string): Piece[] {
  const pieces: Piece[] = []
  let negative = false
  let alternative = false
  for (const [, sign, name = '', quoted, bare = ''] of input.matchAll(piecePattern)) {
    if (!name && quoted === undefined && !sign) {
      if (/^(ATAU|OR)$/.test(bare)) {
        alternative = pieces.length > 0
        continue
      }
      if (/^(BUKAN|NOT)$/.test(bare)) {
        negative = true
        continue
      }
      if (/^(DAN|AND)$/.test(bare)) continue
    }
    const field = fieldWords.get(name.toLowerCase())
    const text = quoted ?? (field || !name ? bare : `${name} ${bare}`)
    pieces.push({
      field: field ?? 'any',
      text,
      negative: negative || sign === '-',
      phrase: quoted !== undefined,
      prefix: quoted === undefined && /^[\p{L}\p{N}'-]{2,}\*$/u.test(bare),
      alternative,
    })
    negative = false
    alternative = false
  }
  return pieces
}

function groupsOf(pieces: Piece[]): Piece[][] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (piece.alternative && last) last.push(piece)
    else groups.push([piece])
  }
  return groups
}

function addEither(query: Query, group: Piece[]): void {
  const of = group.map((piece) => ({ all: clausesOf(piece), none: [] })).filter(({ all }) => all.length > 0)
  if (of.length > 0) query.all.push({ kind: 'either', of })
}

function clausesOf({ field, text, phrase, prefix }: Piece): Clause[] {
  if (field === 'identifier' || field === 'callNumber')
    return text.trim() ? [{ kind: 'word', field, word: text }] : []
  const identifier = field === 'any' ? identifierIn(text) : undefined
  if (identifier) return [{ kind: 'word', field: 'identifier', word: identifier }]
  const words = tokensOf(text)
  if (phrase && words.length > 1) return [{ kind: 'phrase', field, words }]
  return words.map((word, i) =>
    prefix && i === words.length - 1 ? { kind: 'word', field, word, prefix } : { kind: 'word', field, word },
  )
}

/** An ISBN as it stands on a book, with hyphens or without: hyphens would otherwise cut it into numbers. */
function identifierIn(text: string): string | undefined {
  const digits = text.replaceAll(/[-\s]/g, '')
  return /^[-\d\s]+[\dXx]$/.test(text) && /^(97[89]\d{10}|\d{9}[\dXx])$/.test(digits) ? digits : undefined
}

/** A. A. Navis was typed as separate pieces; the index keeps single letters in a row as one word. */
function joinInitials(clauses: Clause[]): Clause[] {
  const joined: Clause[] = []
  let open = false
  for (const clause of clauses) {
    const single =
      clause.kind === 'word' && clause.field === 'any' && !clause.prefix && /^[a-z]$/.test(clause.word)
    const last = joined.at(-1)
    if (single && open && last?.kind === 'word')
      joined[joined.length - 1] = { ...last, word: last.word + clause.word }
    else joined.push(clause)
    open = single
  }
  return joined
}
