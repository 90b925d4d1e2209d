import type { Field } from '../query/query.ts'

/**
 * Terms of the index. A plain word stands as it is. Everything else begins with a control character, so that it
 * never equals a word: words of the fields without a bit of their own, whole titles and names, facet values.
 */
export const marks = {
  series: '\u0001',
  publisher: '\u0002',
  identifier: '\u0003',
  callNumber: '\u0004',
  wholeTitle: '\u0005',
  wholeAuthor: '\u0006',
  value: '\u0007',
  wholeSubject: '\u0008',
} as const

/** Longest whole title kept as a term; longer ones are cut, on both sides alike. */
const longestWhole = 80

export const wholeTitleTerm = (tokens: readonly string[]): string =>
  marks.wholeTitle + tokens.join(' ').slice(0, longestWhole)

/** Names are the same in any order: Toer, Pramoedya Ananta = Pramoedya Ananta Toer. */
export const wholeAuthorTerm = (tokens: readonly string[]): string =>
  marks.wholeAuthor + tokens.toSorted().join(' ').slice(0, longestWhole)

/** Indonesia -- Sejarah is asked for as sejarah indonesia. */
export const wholeSubjectTerm = (tokens: readonly string[]): string =>
  marks.wholeSubject + tokens.toSorted().join(' ').slice(0, longestWhole)

/** Term under which all titles with a facet value stand; by the place of the facet and the number of the value. */
export const valueTerm = (place: number, number: number): string => `${marks.value}${place}.${number}`

/** ISBN, barcodes and the like without hyphens, spaces and case. */
export const identifierKey = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 64)

/** A call number without spaces and case; the point of a class number stays. */
export const callNumberKey = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}.]/gu, '')
    .slice(0, 64)

/** Field bits of a posting. */
export const fieldBits = { title: 1, author: 2, subject: 4, other: 8 } as const
export const anyField = 15

/** The sign before the words of a field; words of the others stand plain, and their postings tell the field. */
export const markOf = (field: Field): string =>
  field === 'series' || field === 'publisher' || field === 'identifier' || field === 'callNumber'
    ? marks[field]
    : ''

/** A word as it is a term of a field, without its sign. */
export function keyOf(field: Field, text: string): string {
  if (field === 'identifier') return identifierKey(text)
  return field === 'callNumber' ? callNumberKey(text) : text
}
