import { gap, findTerm, type Segment } from './segment.ts'
import type { Field } from '../query/query.ts'

/** Field numbers of `Segment.words` in which a phrase of a field may stand; undefined for all. */
const fieldNumbers: Partial<Record<Field, number>> = { title: 0, author: 1, subject: 2 }

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
  const wantedField = fieldNumbers[field]
  const end = words.offsets[document + 1]! - terms.length
  for (let at = words.offsets[document]!; at <= end; at++) {
    const first = words.values[at]!
    if (first === gap || (first & 0x0fff_ffff) !== terms[0]) continue
    if (wantedField !== undefined && first >>> 28 !== wantedField) continue
    if (standsAt(words.values, at, terms)) return true
  }
  return false
}

function standsAt(values: Uint32Array, at: number, terms: readonly number[]): boolean {
  for (let i = 1; i < terms.length; i++) {
    const word = values[at + i]!
    if (word === gap || (word & 0x0fff_ffff) !== terms[i]) return false
  }
  return true
}
