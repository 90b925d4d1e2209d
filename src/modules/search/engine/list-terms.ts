import type { Field } from '../query/query.ts'
import type { Engine } from './engine.ts'
import { mostExpansions } from './clause-terms.ts'
import { lowerBound, termCount, termText, type Segment } from './segment.ts'
import { anyField, fieldBits, keyOf, markOf, marks } from './terms.ts'

/** Where a list of terms is taken from: the words of a field, or titles as a whole. */
export type TermList = Field | 'wholeTitle'

export interface ListedTerms {
  before: string[]
  after: string[]
}

/** Most terms of other fields that are passed over on the way; behind them a list simply ends. */
const mostPassed = 20_000

/**
 * Terms of the index in their order: up to `before` of those that come before `text`, the nearest last, and up to
 * `after` of those from it on. Only terms that a live title has.
 */
export function listTerms(
  { segments }: Engine,
  list: TermList,
  text: string,
  { before, after }: { before: number; after: number },
): ListedTerms {
  const mark = list === 'wholeTitle' ? marks.wholeTitle : markOf(list)
  // Plain words come after all terms with a sign.
  const start = mark + (list === 'wholeTitle' ? text : keyOf(list, text)) || ' '
  const bits = list === 'title' || list === 'author' || list === 'subject' ? fieldBits[list] : anyField
  const walks = segments.map((segment) => ({
    before: walk(segment, lowerBound(segment, start) - 1, -1, { mark, bits, most: before }),
    after: walk(segment, lowerBound(segment, start), 1, { mark, bits, most: after }),
  }))
  const merged = (terms: string[]) => [...new Set(terms)].toSorted((a, b) => (a < b ? -1 : 1))
  return {
    before: before > 0 ? merged(walks.flatMap((one) => one.before)).slice(-before) : [],
    after: merged(walks.flatMap((one) => one.after)).slice(0, after),
  }
}

interface Wanted {
  mark: string
  bits: number
  most: number
}

function walk(segment: Segment, from: number, step: 1 | -1, { mark, bits, most }: Wanted): string[] {
  const found: string[] = []
  let left = mostPassed
  for (let term = from; term >= 0 && term < termCount(segment) && found.length < most && left > 0;) {
    const text = termText(segment, term)
    // Terms of one sign stand together, all of them before plain words.
    if (mark === '' ? text < ' ' : !text.startsWith(mark)) break
    if (mark === '' && looserSigns.has(text.charAt(0))) {
      term = pastSign(segment, text.charAt(0), step)
      continue
    }
    if (isHeld(segment, term, bits)) found.push(text.slice(mark.length))
    else left--
    term += step
  }
  return found
}

/** Looser forms of words stand among the words, each kind together behind its sign. */
const looserSigns = new Set(['^', '~'])

const pastSign = (segment: Segment, sign: string, step: 1 | -1): number =>
  step > 0 ? lowerBound(segment, String.fromCharCode(sign.charCodeAt(0) + 1)) : lowerBound(segment, sign) - 1

function isHeld({ postingOffsets, postings, dead }: Segment, term: number, bits: number): boolean {
  for (let i = postingOffsets[term]!; i < postingOffsets[term + 1]!; i++) {
    const posting = postings[i]!
    if ((posting & (bits << 4)) !== 0 && dead[posting >>> 8] === 0) return true
  }
  return false
}

/** Whether words of a field that begin so are more than a search would look at. */
export function isTooBroad({ segments }: Engine, field: Field, start: string): boolean {
  const term = markOf(field) + keyOf(field, start)
  return segments.some(
    (segment) => lowerBound(segment, `${term}\uffff`) - lowerBound(segment, term) > mostExpansions,
  )
}
