import { fieldWords } from './field-words.ts'
import type { Field } from './query.ts'

/** One thing asked for, as it was typed. */
export interface Piece {
  field: Field
  text: string
  negative: boolean
  phrase: boolean
  prefix: boolean
  /** Joined to the piece before by ATAU / OR. */
  alternative: boolean
}

interface Pending {
  field: Field
  negative: boolean
  alternative: boolean
}

// A sign, a field word with its colon, and then a phrase in quotes or everything up to the next space.
const piecePattern = /(-?)(?:(\p{L}+):)?(?:"([^"]*)"?|(\S+)|(?=\s|$))/gu
const alternatives = new Set(['ATAU', 'OR'])
const negations = new Set(['BUKAN', 'NOT'])
const additions = new Set(['DAN', 'AND'])

/**
 * Splits a query at its spaces, quotes and operators. A field word with a space behind its colon counts for all that
 * follows up to the next one, without a space for its own word only.
 */
export function readPieces(input: string): Piece[] {
  const pieces: Piece[] = []
  const state: Pending = { field: 'any', negative: false, alternative: false }
  const shouting = !/\p{Ll}/u.test(input)
  for (const [typed, sign = '', name = '', quoted, bare = ''] of input.matchAll(piecePattern)) {
    if (typed === '') continue
    if (!shouting && typed === bare && setOperator(state, bare, pieces)) continue
    const field = fieldWords.get(name.toLowerCase())
    if (field && quoted === undefined && bare === '') {
      state.field = field
      continue
    }
    const text = quoted ?? (field || !name ? bare : `${name} ${bare}`)
    const prefix = quoted === undefined && /^[\p{L}\p{N}'’-]{2,}\*$/u.test(bare)
    const { negative, alternative } = state
    pieces.push({
      field: field ?? state.field,
      text,
      negative: negative || sign === '-',
      phrase: quoted !== undefined,
      prefix,
      alternative,
    })
    state.negative = false
    state.alternative = false
  }
  return pieces
}

/** Operators are written in capitals, between other words; in a text all in capitals nobody can tell. */
function setOperator(state: Pending, word: string, before: readonly Piece[]): boolean {
  if (before.length === 0) return false
  if (alternatives.has(word)) state.alternative = true
  else if (negations.has(word)) state.negative = true
  else return additions.has(word)
  return true
}
