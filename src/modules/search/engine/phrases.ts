import { gap, findTerm, type Segment } from './segment.ts'
import type { Field } from '../query/query.ts'

/** Numbers in `Segment.words` of the texts of a document. */
export const textNumbers = {
  title: 0,
  author: 1,
  subject: 2,
  other: 3,
  otherTitle: 4,
  series: 5,
  publisher: 6,
} as const

const everyText = 0x7f

/** The texts that belong to a field, as bits by their numbers. */
const textsOfField: Partial<Record<Field, number>> = {
  title: (1 << textNumbers.title) | (1 << textNumbers.otherTitle),
  author: 1 << textNumbers.author,
  subject: 1 << textNumbers.subject,
  series: 1 << textNumbers.series,
  publisher: 1 << textNumbers.publisher,
}

/** Texts of a document stand in this order, the longest last. */
const order: readonly number[] = [
  textNumbers.title,
  textNumbers.author,
  textNumbers.subject,
  textNumbers.otherTitle,
  textNumbers.series,
  textNumbers.publisher,
  textNumbers.other,
]

/** By the texts looked for: those that stand behind all of them, at the first of which looking ends. */
const behind = new Map(
  [everyText, ...Object.values(textsOfField)].map((texts) => {
    const last = order.findLastIndex((text) => (texts & (1 << text)) !== 0)
    return [texts, order.slice(last + 1).reduce((bits, text) => bits | (1 << text), 0)]
  }),
)

export const textsOf = (field: Field): number => textsOfField[field] ?? everyText

/** A phrase as term numbers of one segment; undefined when a word of it does not stand there at all. */
export function phraseTerms(segment: Segment, words: readonly string[]): number[] | undefined {
  const terms = words.map((word) => findTerm(segment, word))
  return terms.includes(-1) ? undefined : terms
}

/** Whether the words stand side by side, in order, in one text of the document. */
export function hasPhrase(
  { words }: Segment,
  document: number,
  terms: readonly number[],
  field: Field,
): boolean {
  const texts = textsOf(field)
  const ends = behind.get(texts) ?? 0
  const end = words.offsets[document + 1]! - terms.length
  for (let at = words.offsets[document]!; at <= end; at++) {
    const first = words.values[at]!
    if (first === gap) continue
    const text = 1 << (first >>> 28)
    if ((ends & text) !== 0) return false
    if ((first & 0x0fff_ffff) !== terms[0] || (texts & text) === 0) continue
    if (standsAt(words.values, at, terms)) return true
  }
  return false
}

/** Whether the terms stand at a place of `Segment.words`, one after the other. */
export function standsAt(values: Uint32Array, at: number, terms: readonly number[]): boolean {
  for (let i = 1; i < terms.length; i++) {
    const word = values[at + i]!
    if (word === gap || (word & 0x0fff_ffff) !== terms[i]) return false
  }
  return true
}

/** Whether the words stand side by side in one text of a field, at its start or end where asked. */
export function hasRun(
  { words }: Segment,
  document: number,
  terms: readonly number[],
  { field, atStart, atEnd }: { field: Field; atStart: boolean; atEnd: boolean },
): boolean {
  const { offsets, values } = words
  const begin = offsets[document]!
  for (const at of placesOf(words, document, terms, field)) {
    if (atStart && at > begin && values[at - 1] !== gap) continue
    if (atEnd && values[at + terms.length] !== gap) continue
    return true
  }
  return false
}

export interface Nearness {
  field: Field
  distance: number
  exactly: boolean
  ordered: boolean
}

/** Whether two runs stand in one text of a field, no further apart than asked. */
export function isNear(
  { words }: Segment,
  document: number,
  [first, second]: readonly [readonly number[], readonly number[]],
  { field, distance, exactly, ordered }: Nearness,
): boolean {
  const others = placesOf(words, document, second, field)
  const close = (apart: number) => apart >= 1 && (exactly ? apart === distance : apart <= distance)
  return placesOf(words, document, first, field).some((at) =>
    others.some((other) => {
      const after = close(other - (at + first.length - 1))
      const near = after || (!ordered && close(at - (other + second.length - 1)))
      return near && !isParted(words.values, Math.min(at, other), Math.max(at, other))
    }),
  )
}

/** Places in `Segment.words` of a document where the words stand side by side in a text of the field. */
function placesOf(
  { offsets, values }: Segment['words'],
  document: number,
  terms: readonly number[],
  field: Field,
): number[] {
  const texts = textsOf(field)
  const places: number[] = []
  const end = offsets[document + 1]! - terms.length
  for (let at = offsets[document]!; at <= end; at++) {
    const first = values[at]!
    if (first === gap || (first & 0x0fff_ffff) !== terms[0]) continue
    if ((texts & (1 << (first >>> 28))) !== 0 && standsAt(values, at, terms)) places.push(at)
  }
  return places
}

function isParted(values: Uint32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (values[at] === gap) return true
  return false
}
