import type { Field } from '../query/query.ts'
import type { Analysis } from './analysis.ts'
import { findTerm, lowerBound, termText, type Segment } from './segment.ts'
import { anyField, callNumberKey, fieldBits, identifierKey, marks } from './terms.ts'
import { weights } from './weights.ts'

/** A term to look up, which of its postings count, and how much. */
export interface WantedTerm {
  term: string
  /** True: every term that begins so. */
  prefix: boolean
  /** Of the terms that begin so, only those for which this holds. */
  fits?: (term: string) => boolean
  /** Field bits that a posting must have one of. */
  mask: number
  /** Factor on the score; a looser form counts less. */
  factor: number
  /** Score that does not depend on the posting, for identifiers and call numbers. */
  bonus: number
}

/** The terms that answer a word in a field, the word itself first. */
export function wantedTerms(word: string, field: Field, prefix: boolean, analysis: Analysis): WantedTerm[] {
  const whole = (term: string, bonus = 0): WantedTerm => ({ term, prefix, mask: anyField, factor: 1, bonus })
  if (field === 'series') return [whole(marks.series + word)]
  if (field === 'publisher') return [whole(marks.publisher + word)]
  if (field === 'identifier') return [whole(marks.identifier + identifierKey(word), weights.identifier)]
  if (field === 'callNumber') {
    return [{ ...whole(marks.callNumber + callNumberKey(word), weights.callNumber), prefix: true }]
  }
  const mask = field === 'any' ? anyField : fieldBits[field]
  const exact: WantedTerm = { term: word, prefix, mask, factor: 1, bonus: 0 }
  if (prefix) return [exact]
  const forms = analysis
    .askedFormsOf(word)
    .map((term): WantedTerm => ({ term, prefix: false, mask, factor: weights.looserForm, bonus: 0 }))
  if (field !== 'any') return [exact, ...forms]
  return [
    exact,
    ...forms,
    { ...whole(marks.identifier + identifierKey(word), weights.identifier), prefix: false },
  ]
}

/** Most terms that a beginning may stand for. */
export const mostExpansions = 5000

/** Numbers of the terms of a segment that are wanted. */
export function termNumbers(segment: Segment, { term, prefix, fits }: WantedTerm): number[] {
  if (!prefix) {
    const number = findTerm(segment, term)
    return number < 0 ? [] : [number]
  }
  const first = lowerBound(segment, term)
  const end = Math.min(lowerBound(segment, `${term}\uffff`), first + mostExpansions)
  const numbers = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i)
  return fits ? numbers.filter((number) => fits(termText(segment, number))) : numbers
}
