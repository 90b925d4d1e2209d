import type { Clause, Query } from './query.ts'

const isbn13 = /(?<![\p{L}\p{N}-])97[89](?:[- ]?\d){10}(?![\p{L}\p{N}-])/u
const isbn10 = /(?<![\p{L}\p{N}-])\d(?:[- ]?\d){8}[- ]?[\dXx](?![\p{L}\p{N}-])/u
const isbnLabel = /(?<![\p{L}\p{N}])isbn(?:-?1[03])?:?(?![\p{L}\p{N}])/iu
const issn = /^\d{4}-\d{3}[\dXx]$/
// A class number with its point, or any class number before the marks of a shelf label: 899.2213 Toe b, 2X1.3 Shi.
const classWithPoint = /^(?:\d{3}|2X\d?)\.\d{1,12}$/i
const shelfLabel = /^(?:(?:\d{3}|2X\d?)\.\d{1,12}(?: \p{L}{1,5}){1,3}|(?:\d{3}|2X\d?) \p{L}{3} \p{L})$/iu

export interface NumbersInText {
  clauses: Clause[]
  /** What is left when the numbers are taken out. */
  rest: string
}

/**
 * Finds ISBN, ISSN, barcodes and call numbers in plain words. Where a number might be words as well, either will do.
 * `wordsOf` turns text into clauses as if nothing were recognised.
 */
export function findNumbers(text: string, wordsOf: (text: string) => Clause[]): NumbersInText {
  if (!/\d/.test(text)) return { clauses: [], rest: text }
  if (shelfLabel.test(text)) return { clauses: [either(callNumber(text), wordsOf(text))], rest: '' }
  const isbn = isbnIn(text)
  if (isbn) {
    const { clauses, rest } = findNumbers(text.replace(isbn, ' ').replace(isbnLabel, ' '), wordsOf)
    return { clauses: [isbnClause(isbn), ...clauses], rest }
  }
  const clauses: Clause[] = []
  const rest = text.split(' ').filter((word) => {
    const number = numberFrom(word)
    if (number) clauses.push(either(number, wordsOf(word)))
    return !number
  })
  return { clauses, rest: rest.join(' ') }
}

const identifier = (word: string): Clause => ({ kind: 'word', field: 'identifier', word })
const callNumber = (word: string): Clause => ({ kind: 'word', field: 'callNumber', word })

function either(clause: Clause, words: Clause[]): Clause {
  const of: Query[] = [{ all: [clause], none: [] }]
  if (words.length > 0) of.push({ all: words, none: [] })
  return { kind: 'either', of }
}

function numberFrom(word: string): Clause | undefined {
  if (classWithPoint.test(word)) return callNumber(word)
  return (issn.test(word) && isIssn(word)) || looksLikeCode(word) ? identifier(word) : undefined
}

/** A barcode or inventory number with signs in it; Covid-19 and 1450-1680 are none. */
const looksLikeCode = (word: string): boolean =>
  /^[\p{L}\p{N}]+(?:[-/.][\p{L}\p{N}]+)+$/u.test(word) &&
  /\p{L}/u.test(word) &&
  (word.match(/\d/g)?.length ?? 0) >= 5

/** Ten digits in a row are an ISBN as they stand; with spaces between only when the check digit says so. */
function isbnIn(text: string): string | undefined {
  const [long] = isbn13.exec(text) ?? []
  if (long) return long
  const [short] = isbn10.exec(text) ?? []
  return short && (!short.includes(' ') || isIsbn10(plainDigits(short))) ? short : undefined
}

/** The same book may be recorded under the short or the long form of its number. */
function isbnClause(text: string): Clause {
  const digits = plainDigits(text)
  const other = digits.length === 10 ? longForm(digits) : shortForm(digits)
  return other === undefined ? identifier(digits) : either(identifier(digits), [identifier(other)])
}

/** A number asked for as such: an ISBN in both its forms, anything else as it stands. */
export function numberClause(text: string): Clause {
  const isbn = isbnIn(text)
  return isbn !== undefined && isbn === text ? isbnClause(isbn) : identifier(text)
}

const plainDigits = (text: string): string => text.replaceAll(/[- ]/g, '').toUpperCase()

function longForm(isbn: string): string | undefined {
  if (!isIsbn10(isbn)) return undefined
  const body = `978${isbn.slice(0, 9)}`
  return body + String((10 - (weighted(body, (i) => (i % 2 === 0 ? 1 : 3)) % 10)) % 10)
}

function shortForm(isbn: string): string | undefined {
  if (!isbn.startsWith('978') || weighted(isbn, (i) => (i % 2 === 0 ? 1 : 3)) % 10 !== 0) return undefined
  const body = isbn.slice(3, 12)
  const check = (11 - (weighted(body, (i) => 10 - i) % 11)) % 11
  return body + (check === 10 ? 'X' : String(check))
}

const isIsbn10 = (digits: string): boolean => weighted(digits, (i) => 10 - i) % 11 === 0
const isIssn = (text: string): boolean => weighted(plainDigits(text), (i) => 8 - i) % 11 === 0

const weighted = (digits: string, weight: (place: number) => number): number =>
  [...digits].reduce((sum, digit, i) => sum + (digit === 'X' ? 10 : Number(digit)) * weight(i), 0)
