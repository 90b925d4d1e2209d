import { fieldWords } from './field-words.ts'
import type { Field } from './query.ts'

/** A part of what was typed, with the syntax that stood around it. */
export interface Piece {
  field: Field
  text: string
  negative: boolean
  phrase: boolean
  prefix: boolean
}

// A sign, a field word with its colon, and then a phrase in quotes or everything up to the next space.
const piecePattern = /(-?)(?:(\p{L}+):\s*)?(?:"([^"]*)"?|(\S+))/gu

/** Pieces of a text; those joined by ATAU or OR are one group. */
export function piecesOf(input: string): Piece[][] {
  // Who types in capitals means no operators: BUKAN PASAR MALAM is a title.
  const shouted = !/\p{Ll}/u.test(input)
  const groups: Piece[][] = []
  let negative = false
  let alternative = false
  for (const [whole, sign, name = '', quoted, bare = ''] of input.matchAll(piecePattern)) {
    const operator = shouted ? undefined : operators.get(whole)
    if (operator === 'and' || (operator && groups.length > 0)) {
      negative ||= operator === 'not'
      alternative ||= operator === 'or'
      continue
    }
    const piece = pieceOf(name, quoted, bare, negative || sign === '-')
    const last = groups.at(-1)
    if (alternative && last) last.push(piece)
    else groups.push([piece])
    negative = false
    alternative = false
  }
  return groups
}

const operators = new Map([
  ['ATAU', 'or'],
  ['OR', 'or'],
  ['BUKAN', 'not'],
  ['NOT', 'not'],
  ['DAN', 'and'],
  ['AND', 'and'],
])

function pieceOf(name: string, quoted: string | undefined, bare: string, negative: boolean): Piece {
  const field = fieldWords.get(name.toLowerCase())
  const phrase = quoted !== undefined
  const text = quoted ?? bare
  return {
    field: field ?? 'any',
    // A word with a colon that names no field is a word like any other.
    text: field || name === '' ? text : `${name} ${text}`,
    negative,
    phrase: phrase && (field !== undefined || name === ''),
    prefix: !phrase && /^[\p{L}\p{N}'-]{2,}\*$/u.test(bare),
  }
}
