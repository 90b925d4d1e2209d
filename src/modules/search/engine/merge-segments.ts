import { buildInSteps } from './build-segment.ts'
import { addPattern, emptyCollection, termNumber, type Collection } from './collect-document.ts'
import { withSlots } from './dictionary.ts'
import { push } from './growing.ts'
import { entriesOf } from './holdings.ts'
import { gap, sortKey, termCount, termText, type Column, type Segment } from './segment.ts'
import { slotValues, widthOf } from './slots.ts'
import { inSlices, type Steps } from './steps.ts'

/** A segment to be merged, and the popularity of those of its titles that are still valid, by id. */
export interface MergedPart {
  segment: Segment
  living: ReadonlyMap<number, number>
}

/** Makes one segment of several. Texts are not analysed again, which is most of the work of a document. */
export function* mergeInSteps(parts: readonly MergedPart[]): Steps<Segment> {
  const collection = emptyCollection()
  for (const part of parts) yield* collectSegment(collection, part)
  return yield* buildInSteps(collection)
}

function* collectSegment(to: Collection, { segment, living }: MergedPart): Steps<void> {
  const pairs = yield* pairsByDocument(segment)
  const termOf = renumbered(termCount(segment), (term) => termNumber(to, termText(segment, term)))
  const patternOf = renumbered(segment.patternValues.offsets.length - 1, (pattern) =>
    addPattern(to, [...valuesOf(segment.patternValues, pattern)]),
  )
  yield* inSlices(
    segment.length,
    (first, end) => {
      for (let document = first; document < end; document++) {
        const id = segment.ids[document]!
        const popularity = living.get(id)
        if (popularity === undefined) continue
        push(to.pairStarts, to.pairTerms.length)
        for (let i = pairs.offsets[document]!; i < pairs.offsets[document + 1]!; i++) {
          push(to.pairTerms, termOf(pairs.terms[i]!))
          push(to.pairLows, pairs.lows[i]!)
        }
        push(to.wordStarts, to.words.length)
        for (const word of valuesOf(segment.words, document))
          push(to.words, word === gap ? gap : ((word & 0xf000_0000) | termOf(word & 0x0fff_ffff)) >>> 0)
        push(to.patterns, patternOf(segment.patterns[document]!))
        to.ids.push(id)
        to.popularity.push(popularity)
        collectColumns(to, segment, document)
      }
    },
    documentsInSlice,
  )
}

const documentsInSlice = 64

function collectColumns(to: Collection, from: Segment, document: number): void {
  for (const facet of withSlots) {
    const { values, starts } = to.slots[facet]
    push(starts, values.length)
    const width = widthOf(from.slots[facet], from.length)
    for (const value of slotValues(from.slots[facet], width, document)) push(values, value)
  }
  push(to.holdings.starts, to.holdings.values.length)
  for (const entry of entriesOf(from.holdings, document)) push(to.holdings.values, entry)
  to.years.push(from.years[document]!)
  to.added.push(from.added[document]!)
  to.titles.push(sortKey(from.titles, document))
  to.authors.push(sortKey(from.authors, document))
  to.callNumbers.push(sortKey(from.callNumbers, document))
}

const valuesOf = ({ offsets, values }: Column, number: number): Uint32Array =>
  values.subarray(offsets[number], offsets[number + 1])

/** New numbers by old ones, each asked for once, and only if it is needed. */
function renumbered(count: number, newNumber: (old: number) => number): (old: number) => number {
  const known = new Uint32Array(count)
  return (old) => (known[old] ||= newNumber(old) + 1) - 1
}

/** The postings the other way round: the terms of each document, each with its fields and length class. */
function* pairsByDocument({ length, postings, postingOffsets }: Segment) {
  const offsets = new Uint32Array(length + 1)
  yield* inSlices(
    postings.length,
    (first, end) => {
      for (let i = first; i < end; i++) offsets[(postings[i]! >>> 8) + 1]!++
    },
    postingsInSlice,
  )
  for (let document = 0; document < length; document++) offsets[document + 1]! += offsets[document]!
  const cursors = offsets.slice()
  const terms = new Uint32Array(postings.length)
  const lows = new Uint8Array(postings.length)
  yield* inSlices(postingOffsets.length - 1, (first, end) => {
    for (let term = first; term < end; term++) {
      for (let i = postingOffsets[term]!; i < postingOffsets[term + 1]!; i++) {
        const at = cursors[postings[i]! >>> 8]!++
        terms[at] = term
        lows[at] = postings[i]! & 0xff
      }
    }
  })
  return { offsets, terms, lows }
}

const postingsInSlice = 1 << 16
