import { numberedFacets, placeOf, type Dictionary, type NumberedFacet } from './dictionary.ts'
import type { Facet } from './document.ts'
import { failedAvailability, failedBranch, failedYear, type PreparedFilters } from './filter.ts'
import type { Matches } from './matches.ts'
import type { Segment } from './segment.ts'

/** Counts by value number over all segments; only the places in `touched` are not 0. */
export interface Tally {
  counts: Uint32Array
  touched: Uint32Array
  length: number
  /** Documents that can be borrowed now. */
  available: number
  /** False when no facet is asked for. */
  counting: boolean
}

/** Documents of one segment that pass the filters, in order, with their scores. */
export interface Passed {
  documents: Uint32Array
  scores: Float32Array
  length: number
}

const kept: Tally = {
  counts: new Uint32Array(1024),
  touched: new Uint32Array(1024),
  length: 0,
  available: 0,
  counting: true,
}

/** A tally at zero. It is the same each time: read it before the next search begins. */
export function startTally({ places, texts }: Dictionary, facets: readonly Facet[]): Tally {
  for (let i = 0; i < kept.length; i++) kept.counts[kept.touched[i]!] = 0
  if (kept.counts.length < texts.length) {
    kept.counts = new Uint32Array(places.length)
    kept.touched = new Uint32Array(places.length)
  }
  return Object.assign(kept, { length: 0, available: 0, counting: facets.length > 0 })
}

/**
 * Parts matches into those that pass the filters and the rest, and counts facet values on the way, while the row of
 * a document is at hand. A facet counts what would be found with its own filter left out, so that each value shows
 * how many titles choosing it brings.
 */
export function countAndFilter(
  tally: Tally,
  segment: Segment,
  matches: Matches,
  filters: PreparedFilters,
  dictionary: Dictionary,
): Passed {
  if (filters.required === 0) {
    if (tally.counting) countAll(tally, segment, matches)
    return matches
  }
  const places = new Map([...filters.own].map(([facet, bit]) => [bit, placeOf[facet]]))
  const { documents, scores } = matches
  const passed = { documents: new Uint32Array(matches.length), scores: new Float32Array(matches.length) }
  let length = 0
  for (let i = 0; i < matches.length; i++) {
    const document = documents[i]!
    const failed = failuresOf(segment, document, filters)
    if (failed === 0) {
      passed.documents[length] = document
      passed.scores[length++] = scores[i]!
      if (tally.counting) countOne(tally, segment, document, filters, dictionary)
    } else if (tally.counting) {
      const place = placeToCount(failed, filters, places)
      if (place !== undefined) countPlace(tally, segment, document, place, filters, dictionary)
    }
  }
  return { ...passed, length }
}

function countAll(tally: Tally, { rows }: Segment, { documents, length }: Matches): void {
  const { offsets, values } = rows
  const { counts, touched } = tally
  let reached = tally.length
  let available = 0
  for (let i = 0; i < length; i++) {
    const document = documents[i]!
    const end = offsets[document + 1]!
    let isIn = 0
    for (let at = offsets[document]!; at < end; at++) {
      const entry = values[at]!
      const value = entry >>> 1
      isIn |= entry & 1
      if (counts[value]!++ === 0) touched[reached++] = value
    }
    available += isIn
  }
  tally.length = reached
  tally.available += available
}

/** Which filters a document fails, as bits; 0 for a document that passes. */
function failuresOf({ rows, years }: Segment, document: number, filters: PreparedFilters): number {
  const { offsets, values } = rows
  const { bits, required, branches } = filters
  const end = offsets[document + 1]!
  let has = 0
  for (let at = offsets[document]!; at < end; at++) {
    const entry = values[at]!
    const bit = bits[entry >>> 1]!
    has |= bit
    // Available means: at one of the branches asked for, not somewhere else.
    if ((entry & 1) === 1 && (!branches || (bit & failedBranch) !== 0)) has |= failedAvailability
  }
  const year = years[document]!
  if (year >= filters.yearFrom && year <= filters.yearTo) has |= failedYear
  return required & ~has
}

/** The facet whose own filters are all that a document fails, by its place. */
function placeToCount(
  failed: number,
  { branches }: PreparedFilters,
  places: ReadonlyMap<number, number>,
): number | undefined {
  if ((failed & ~(failedBranch | failedAvailability)) === 0) return branches ? placeOf.branch : undefined
  return failed === failedYear ? placeOf.year : places.get(failed)
}

function countOne(
  tally: Tally,
  { rows }: Segment,
  document: number,
  { bits, branches, availableOnly }: PreparedFilters,
  { places }: Dictionary,
): void {
  const { offsets, values } = rows
  const { counts, touched } = tally
  const end = offsets[document + 1]!
  let isIn = 0
  for (let at = offsets[document]!; at < end; at++) {
    const entry = values[at]!
    const value = entry >>> 1
    if ((entry & 1) === 0) {
      if (availableOnly && places[value] === placeOf.branch) continue
    } else if (!branches || (bits[value]! & failedBranch) !== 0) isIn = 1
    if (counts[value]!++ === 0) touched[tally.length++] = value
  }
  tally.available += isIn
}

function countPlace(
  tally: Tally,
  { rows }: Segment,
  document: number,
  place: number,
  { availableOnly }: PreparedFilters,
  { places }: Dictionary,
): void {
  const { offsets, values } = rows
  const end = offsets[document + 1]!
  for (let at = offsets[document]!; at < end; at++) {
    const entry = values[at]!
    const value = entry >>> 1
    if (places[value] !== place) continue
    if (availableOnly && place === placeOf.branch && (entry & 1) === 0) continue
    if (tally.counts[value]!++ === 0) tally.touched[tally.length++] = value
  }
}

/** How many values of a facet are given. Of classes all are: there are a hundred, and shelves are browsed by them. */
const valuesGiven: Partial<Record<NumberedFacet, number>> = { class: 110, branch: 200, year: 2000 }
const valuesGivenOtherwise = 12

/** The values counted most of each facet wanted, and any that is filtered by, as value number and count. */
export function topValues(
  { counts, touched, length }: Tally,
  wanted: readonly Facet[],
  { bits }: PreparedFilters,
  { places }: Dictionary,
): Partial<Record<NumberedFacet, [number, number][]>> {
  const tops = numberedFacets.map((facet) => ({
    facet,
    most: wanted.includes(facet) ? (valuesGiven[facet] ?? valuesGivenOtherwise) : 0,
    least: wanted.includes(facet) ? 0 : Infinity,
    found: [] as [number, number][],
  }))
  for (let i = 0; i < length; i++) {
    const value = touched[i]!
    const count = counts[value]!
    const top = tops[places[value]!]!
    if (count < top.least && (top.most === 0 || bits[value] === 0)) continue
    top.found.push([value, count])
    if (top.found.length > top.most * 8) {
      keepBest(top.found, top.most, bits)
      top.least = top.found[top.most - 1]![1]
    }
  }
  return Object.fromEntries(
    tops
      .filter(({ most }) => most > 0)
      .map(({ facet, most, found }) => {
        keepBest(found, most, bits)
        return [facet, found]
      }),
  )
}

function keepBest(found: [number, number][], most: number, bits: Uint16Array): void {
  found.sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const rest = found.splice(most).filter(([value]) => bits[value] !== 0)
  found.push(...rest)
}
