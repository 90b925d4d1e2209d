import { addEntryBits, addSlotBits, type Documents } from './count-loops.ts'
import { failedAvailability, failedBranch, failedYear, type PreparedFilters } from './filter.ts'
import { placeOf, type NumberedFacet } from './dictionary.ts'
import type { Matches } from './matches.ts'
import { scratchFloat32, scratchUint32 } from './scratch.ts'
import type { Segment } from './segment.ts'
import { widthOf } from './slots.ts'

/** Matches of one segment by what they pass. */
export interface Parted {
  segment: Segment
  passed: Matches
  /** Those that fail no filter but that of one facet: they count among its values, for choosing one brings them. */
  misses: Partial<Record<NumberedFacet | 'year', Documents>>
}

const noMisses: Parted['misses'] = {}

/** Parts the matches of a segment into those that pass the filters and those that just miss. */
export function partMatches(segment: Segment, matches: Matches, filters: PreparedFilters): Parted {
  if (filters.required === 0) return { segment, passed: matches, misses: noMisses }
  const satisfied = judge(segment, matches, filters)
  const { required } = filters
  const { misses, byFailure } = emptyMisses(filters, matches.length)
  const documents = scratchUint32(matches.length)
  const scores = scratchFloat32(matches.length)
  let length = 0
  for (let i = 0; i < matches.length; i++) {
    const failed = required & ~satisfied[i]!
    if (failed === 0) {
      documents[length] = matches.documents[i]!
      scores[length++] = matches.scores[i]!
      continue
    }
    const missed = byFailure[failed]
    if (missed) missed.documents[missed.length++] = matches.documents[i]!
  }
  return { segment, passed: { documents, scores, length }, misses }
}

/** A list for each facet that is filtered by, and which list takes the documents with which failures. */
function emptyMisses({ own, required, branches }: PreparedFilters, most: number) {
  const misses: Parted['misses'] = {}
  const byFailure: (Documents | undefined)[] = Array.from({ length: required + 1 })
  const add = (facet: NumberedFacet | 'year', failures: number[]) => {
    const list = { documents: scratchUint32(most), length: 0 }
    misses[facet] = list
    for (const failed of failures) byFailure[failed] = list
  }
  for (const [facet, bit] of own) add(facet, [bit])
  if ((required & failedYear) !== 0) add('year', [failedYear])
  // What is in at another branch fails both, and is brought by choosing that branch.
  if (branches) add('branch', [failedBranch, failedAvailability, failedBranch | failedAvailability])
  return { misses, byFailure }
}

/** Which filters each match satisfies, as bits: column by column, for a processor likes one thing at a time. */
function judge(segment: Segment, matches: Matches, filters: PreparedFilters): Uint32Array {
  const satisfied = scratchUint32(matches.length)
  satisfied.fill(0)
  const { slots, holdings, years, length } = segment
  if (filters.patterns) judgePatterns(segment, matches, filters, satisfied)
  for (const facet of filters.slots)
    addSlotBits(
      slots[facet],
      widthOf(slots[facet], length),
      matches,
      filters.bits[placeOf[facet]]!,
      satisfied,
    )
  if ((filters.required & (failedBranch | failedAvailability)) !== 0)
    addEntryBits(holdings, matches, filters.ofEntry, satisfied)
  if ((filters.required & failedYear) !== 0) {
    for (let i = 0; i < matches.length; i++) {
      const year = years[matches.documents[i]!]!
      if (year >= filters.yearFrom && year <= filters.yearTo) satisfied[i]! |= failedYear
    }
  }
  return satisfied
}

function judgePatterns(
  { patterns, patternValues }: Segment,
  { documents, length }: Documents,
  { bits }: PreparedFilters,
  satisfied: Uint32Array,
): void {
  const { offsets, values } = patternValues
  const known = scratchUint32(offsets.length - 1)
  for (let pattern = 0; pattern < known.length; pattern++) {
    let has = 0
    for (let at = offsets[pattern]!; at < offsets[pattern + 1]!; at++)
      has |= bits[values[at]! >>> 28]![values[at]! & 0x0fff_ffff]!
    known[pattern] = has
  }
  for (let i = 0; i < length; i++) satisfied[i]! |= known[patterns[documents[i]!]!]!
}
