import {
  countEntries,
  countOpenEntries,
  countPatterns,
  countSlots,
  countSlotsTouching,
  countYears,
  type Documents,
} from './count-loops.ts'
import { isFewValued, numberedFacets, type NumberedFacet, type WithSlots } from './dictionary.ts'
import type { Facet } from './document.ts'
import { failedAvailability, type PreparedFilters } from './filter.ts'
import type { Parted } from './part-matches.ts'
import type { Segment } from './segment.ts'
import { widthOf } from './slots.ts'
import type { FacetTally, Tally } from './tally.ts'

/**
 * Counts the values of the facets wanted, exactly. A facet counts what would be found with its own filter left out,
 * so that each value shows how many titles choosing it brings. Returns how many of the passed can be borrowed now.
 */
export function countValues(
  tally: Tally,
  parted: readonly Parted[],
  wanted: readonly Facet[],
  filters: PreparedFilters,
): number {
  const fewValued = wanted.filter(isFewValued)
  let available = 0
  for (const { segment, passed, misses } of parted) {
    if (fewValued.length > 0) countFewValued(tally, segment, passed, fewValued)
    // What is in is known by the way.
    if (wanted.includes('branch') || wanted.includes('availability'))
      available += countBranches(tally.branch, segment, passed, filters)
    for (const facet of wanted) {
      if (facet === 'availability') continue
      const missed = misses[facet]
      if (isFewValued(facet)) {
        if (missed) countFewValued(tally, segment, missed, [facet])
        continue
      }
      if (facet !== 'branch') countFacet(tally, segment, passed, facet, filters)
      if (missed) countFacet(tally, segment, missed, facet, filters)
    }
  }
  return available
}

function countFacet(
  tally: Tally,
  segment: Segment,
  documents: Documents,
  facet: WithSlots | 'branch' | 'year',
  filters: PreparedFilters,
): void {
  if (facet === 'year') countYears(segment.years, documents, tally.year.counts)
  else if (facet === 'branch') countBranches(tally.branch, segment, documents, filters)
  else countNames(tally[facet], segment, facet, documents)
}

function countNames(tally: FacetTally, segment: Segment, facet: WithSlots, documents: Documents): void {
  const slots = segment.slots[facet]
  const width = widthOf(slots, segment.length)
  const { counts, touched, length } = tally
  if (tally.touching) tally.length = countSlotsTouching(slots, width, documents, counts, touched, length)
  else countSlots(slots, width, documents, counts)
}

/** So many times fewer documents than patterns are counted one by one. */
const fewDocuments = 4

let patternCounts = new Uint32Array(1024)

/** One count a document, and only then the values of each pattern that was met. */
function countFewValued(
  tally: Tally,
  { patterns, patternValues: { offsets, values } }: Segment,
  documents: Documents,
  facets: readonly NumberedFacet[],
): void {
  const size = offsets.length - 1
  const counts = numberedFacets.map((facet) => (facets.includes(facet) ? tally[facet].counts : undefined))
  if (documents.length * fewDocuments < size) {
    for (let i = 0; i < documents.length; i++)
      addPattern(offsets, values, patterns[documents.documents[i]!]!, 1, counts)
    return
  }
  if (patternCounts.length < size) patternCounts = new Uint32Array(size * 2)
  countPatterns(patterns, documents, patternCounts)
  for (let pattern = 0; pattern < size; pattern++)
    if (patternCounts[pattern]! > 0) addPattern(offsets, values, pattern, patternCounts[pattern]!, counts)
  patternCounts.fill(0, 0, size)
}

function addPattern(
  offsets: Uint32Array,
  values: Uint32Array,
  pattern: number,
  count: number,
  counts: readonly (Uint32Array | undefined)[],
): void {
  for (let at = offsets[pattern]!; at < offsets[pattern + 1]!; at++) {
    const of = counts[values[at]! >>> 28]
    if (of) of[values[at]! & 0x0fff_ffff]! += count
  }
}

/** Where in the counts of entries those of each place of a word begin, and those of the rest. */
const entryStarts = [0, 256, 512, 768, 1024]
let entryCounts = new Uint32Array(2048)

/** Branches with their copies, and with a filter on what is in only those; returns how many titles are in. */
function countBranches(
  { counts, size }: FacetTally,
  { holdings }: Segment,
  documents: Documents,
  { ofEntry, availableOnly, branches }: PreparedFilters,
): number {
  if (entryCounts.length < 1024 + size * 2) entryCounts = new Uint32Array(1024 + size * 4)
  const available = branches
    ? countEntries(holdings, documents, entryCounts, ofEntry, failedAvailability)
    : countOpenEntries(holdings, documents, entryCounts)
  for (const start of entryStarts) {
    const end = Math.min(size, start < 1024 ? 128 : size)
    for (let number = 1; number < end; number++) {
      if (!availableOnly) counts[number]! += entryCounts[start + (number << 1)]!
      counts[number]! += entryCounts[start + ((number << 1) | 1)]!
    }
  }
  entryCounts.fill(0, 0, 1024 + size * 2)
  return available
}
