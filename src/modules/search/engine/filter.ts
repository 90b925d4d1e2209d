import type { Filters } from '../query/query.ts'
import type { Dictionaries } from './dictionaries.ts'
import type { ValueFacet } from './document.ts'
import type { Matches } from './matches.ts'
import type { Column, Segment } from './segment.ts'

/** Bits of the filters that a document may fail; value facets come from bit 3 on. */
export const failedBranch = 1
export const failedAvailability = 2
export const failedYear = 4

/** Filters with their values as numbers. A value nobody has matches nothing. */
export interface PreparedFilters {
  values: { facet: ValueFacet; bit: number; chosen: Set<number> }[]
  branches: Set<number> | undefined
  availableOnly: boolean
  yearFrom: number
  yearTo: number
  years: boolean
  none: boolean
}

export function prepareFilters(filters: Filters, dictionaries: Dictionaries): PreparedFilters {
  const values: PreparedFilters['values'] = []
  let branches: Set<number> | undefined
  for (const { facet, values: texts } of filters.values) {
    if (texts.length === 0) continue
    const chosen = new Set(texts.map((text) => dictionaries[facet].numbers.get(text) ?? -1))
    if (facet === 'branch') branches = chosen
    else values.push({ facet, bit: 8 << values.length, chosen })
  }
  const years = filters.yearFrom !== undefined || filters.yearTo !== undefined
  const { availableOnly } = filters
  return {
    values,
    branches,
    availableOnly,
    yearFrom: filters.yearFrom ?? 1,
    yearTo: filters.yearTo ?? 65_535,
    years,
    none: values.length === 0 && !branches && !availableOnly && !years,
  }
}

/** Matches of one segment, parted by whether they pass the filters. */
export interface Sifted {
  passed: Uint32Array
  scores: Float32Array
  /** Those that fail, and which filters each fails, as bits. */
  missed: Uint32Array
  failures: Uint32Array
}

const nothing = new Uint32Array(0)

export function sift(
  segment: Segment,
  { documents, scores, length }: Matches,
  filters: PreparedFilters,
): Sifted {
  if (filters.none)
    return { passed: documents.subarray(0, length), scores, missed: nothing, failures: nothing }
  const sifted = {
    passed: new Uint32Array(length),
    scores: new Float32Array(length),
    missed: new Uint32Array(length),
    failures: new Uint32Array(length),
  }
  let passing = 0
  let missing = 0
  for (let i = 0; i < length; i++) {
    const document = documents[i]!
    const failed = failuresOf(segment, document, filters)
    if (failed === 0) {
      sifted.passed[passing] = document
      sifted.scores[passing++] = scores[i]!
    } else {
      sifted.missed[missing] = document
      sifted.failures[missing++] = failed
    }
  }
  return { ...sifted, passed: sifted.passed.subarray(0, passing), missed: sifted.missed.subarray(0, missing) }
}

/** Which filters a document fails, as bits; 0 for a document that passes. */
function failuresOf(segment: Segment, document: number, filters: PreparedFilters): number {
  let failed = 0
  if (filters.years) {
    const year = segment.years[document]!
    if (year < filters.yearFrom || year > filters.yearTo) failed |= failedYear
  }
  if (filters.branches || filters.availableOnly)
    failed |= holdingFailures(segment.holdings, document, filters)
  for (const { facet, bit, chosen } of filters.values) {
    if (!hasOne(segment.facets[facet], document, chosen)) failed |= bit
  }
  return failed
}

// Available means: at one of the branches asked for, not somewhere else.
function holdingFailures({ offsets, values }: Column, document: number, filters: PreparedFilters): number {
  let held = false
  let available = false
  for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
    const holding = values[i]!
    if (filters.branches && !filters.branches.has(holding >>> 1)) continue
    held = true
    if ((holding & 1) === 1) available = true
  }
  return (
    (filters.branches && !held ? failedBranch : 0) |
    (filters.availableOnly && !available ? failedAvailability : 0)
  )
}

function hasOne({ offsets, values }: Column, document: number, chosen: Set<number>): boolean {
  const end = offsets[document + 1]!
  for (let i = offsets[document]!; i < end; i++) if (chosen.has(values[i]!)) return true
  return false
}
