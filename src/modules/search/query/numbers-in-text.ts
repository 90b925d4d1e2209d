import { tokensOf } from '../text/normalise.ts'
import type { Clause, Query } from './query.ts'

const isbn = /^(?:isbn:?\s*)?(\d[\d\s-]{7,20}[\dx])$/i
const issn = /^(?:issn:?\s*)?(\d{4}-\d{3}[\dx])$/i
// A class number with a point, or one with the letters of author and title after it, a sign of place before it.
const callNumber =
  /^(?:[a-z]{1,4}[\s./]+)?\d{3}(?:(?:\.\d+(?:\s\d+)*)?(?:\s+[a-z]{3}(?:\s+[a-z]\d*)?)|\.\d+)$/i
const classNumber = /^\d{3}$/
const longestNumber = 60

const word = (field: 'any' | 'identifier' | 'callNumber', text: string): Clause => ({
  kind: 'word',
  field,
  word: text,
})
const wordsOf = (text: string): Query => ({ all: tokensOf(text).map((one) => word('any', one)), none: [] })
const either = (...of: Clause[][]): Clause => ({ kind: 'either', of: of.map((all) => ({ all, none: [] })) })

/** The numbers that a whole text may be: an ISBN, a call number. It may be plain words as well, but for an ISBN. */
export function wholeNumber(text: string): Clause | undefined {
  const trimmed = text.trim()
  if (trimmed.length > longestNumber) return undefined
  const book = isbnClause(trimmed)
  if (book) return book
  const words = wordsOf(trimmed).all
  const serial = issn.exec(trimmed)?.[1]
  if (serial) return either([word('identifier', serial)], words)
  if (classNumber.test(trimmed)) return either([word('callNumber', trimmed)], words)
  if (!callNumber.test(trimmed)) return undefined
  const parts = trimmed.split(/\s+/).map((part) => word('callNumber', part))
  const whole = [word('callNumber', trimmed)]
  return parts.length > 1 ? either(whole, parts, words) : either(whole, words)
}

/** One piece among others that may be a number: an ISBN with hyphens, an inventory number with slashes. */
export function numberAmongWords(piece: string): Clause | undefined {
  if (piece.length > longestNumber || !/\d/.test(piece)) return undefined
  const book = isbnClause(piece)
  if (book) return book
  if (!/^[\p{L}\p{N}]+(?:[-/._][\p{L}\p{N}]+)+$/u.test(piece)) return undefined
  const words = wordsOf(piece).all
  return words.length > 1 ? either([word('identifier', piece)], words) : undefined
}

/** ISBNs of ten digits are kept with thirteen; what has the wrong check digit is looked for as it stands. */
function isbnClause(text: string): Clause | undefined {
  const digits = isbn.exec(text)?.[1]?.replaceAll(/[-\s]/g, '').toLowerCase() ?? ''
  if (/^97[89]\d{10}$/.test(digits)) return word('identifier', digits)
  if (!/^\d{9}[\dx]$/.test(digits)) return undefined
  return either([word('identifier', digits)], [word('identifier', thirteenDigits(digits))])
}

function thirteenDigits(short: string): string {
  const stem = `978${short.slice(0, 9)}`
  const sum = [...stem].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return `${stem}${(10 - (sum % 10)) % 10}`
}
