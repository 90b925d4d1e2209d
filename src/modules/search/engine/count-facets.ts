import type { Dictionaries } from './dictionaries.ts'
import { valueFacets, type Facet, type ValueFacet } from './document.ts'
import { failedAvailability, failedBranch, failedYear, type PreparedFilters, type Sifted } from './filter.ts'
import type { Column, Segment } from './segment.ts'

/** Counts by value number, kept between searches; only the places in `touched` are not 0. */
export interface Counter {
  counts: Uint32Array
  touched: Uint32Array
  length: number
}

export interface FacetCounters {
  values: { facet: ValueFacet; counter: Counter; ownBit: number }[]
  branch: Counter | undefined
  year: Counter | undefined
  availability: boolean
  available: number
}

const kept = new Map<string, Counter>()

function counterOf(name: string, size: number): Counter {
  let counter = kept.get(name)
  if (!counter || counter.counts.length < size) {
    const capacity = Math.max(64, size + (size >> 2))
    counter = { counts: new Uint32Array(capacity), touched: new Uint32Array(capacity), length: 0 }
    kept.set(name, counter)
  }
  for (let i = 0; i < counter.length; i++) counter.counts[counter.touched[i]!] = 0
  counter.length = 0
  return counter
}

/** Counters at zero for the facets wanted. They are shared: read them before the next search begins. */
export function startCounting(
  wanted: readonly Facet[],
  dictionaries: Dictionaries,
  filters: PreparedFilters,
): FacetCounters {
  const bits = new Map(filters.values.map(({ facet, bit }) => [facet, bit]))
  return {
    values: valueFacets
      .filter((facet) => wanted.includes(facet))
      .map((facet) => ({
        facet,
        counter: counterOf(facet, dictionaries[facet].values.length),
        ownBit: bits.get(facet) ?? 0,
      })),
    branch: wanted.includes('branch') ? counterOf('branch', dictionaries.branch.values.length) : undefined,
    year: wanted.includes('year') ? counterOf('year', 65_536) : undefined,
    availability: wanted.includes('availability'),
    available: 0,
  }
}

/**
 * Counts the documents of one segment, facet by facet: reading one column at a time is what makes it quick.
 * A facet counts what would be found with its own filter left out, so that each value shows how many titles
 * choosing it brings.
 */
export function countFacets(
  counters: FacetCounters,
  segment: Segment,
  sifted: Sifted,
  filters: PreparedFilters,
): void {
  const { passed } = sifted
  for (const { facet, counter, ownBit } of counters.values) {
    const column = segment.facets[facet]
    countColumn(counter, column, passed)
    if (ownBit !== 0) countColumn(counter, column, failing(sifted, ownBit))
  }
  if (counters.year) {
    countYears(counters.year, segment.years, passed)
    if (filters.years) countYears(counters.year, segment.years, failing(sifted, failedYear))
  }
  if (counters.branch) {
    const { availableOnly } = filters
    countBranches(counters.branch, segment.holdings, passed, availableOnly)
    if (filters.branches) {
      const others = failing(sifted, failedBranch | failedAvailability)
      countBranches(counters.branch, segment.holdings, others, availableOnly)
    }
  }
  if (counters.availability) {
    counters.available += filters.availableOnly
      ? passed.length
      : countAvailable(segment.holdings, passed, filters.branches)
  }
}

/** Documents that fail some of these filters and no other. */
function failing({ missed, failures }: Sifted, bits: number): Uint32Array {
  const documents = new Uint32Array(missed.length)
  let length = 0
  for (let i = 0; i < missed.length; i++) if ((failures[i]! & ~bits) === 0) documents[length++] = missed[i]!
  return documents.subarray(0, length)
}

function countColumn(counter: Counter, { offsets, values }: Column, documents: Uint32Array): void {
  // Where every document has one value, which a title's material and language are, its number is its place.
  if (values.length === offsets.length - 1 && isOneEach(offsets))
    return countSingle(counter, values, documents)
  const { counts, touched } = counter
  let { length } = counter
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i]!
    const end = offsets[document + 1]!
    for (let at = offsets[document]!; at < end; at++) {
      const value = values[at]!
      if (counts[value]!++ === 0) touched[length++] = value
    }
  }
  counter.length = length
}

const checkedColumns = new WeakMap<Uint32Array, boolean>()

function isOneEach(offsets: Uint32Array): boolean {
  let oneEach = checkedColumns.get(offsets)
  if (oneEach === undefined) {
    oneEach = offsets.every((offset, document) => offset === document)
    checkedColumns.set(offsets, oneEach)
  }
  return oneEach
}

function countSingle(counter: Counter, values: Uint32Array, documents: Uint32Array): void {
  const { counts, touched } = counter
  let { length } = counter
  for (let i = 0; i < documents.length; i++) {
    const value = values[documents[i]!]!
    if (counts[value]!++ === 0) touched[length++] = value
  }
  counter.length = length
}

function countYears(counter: Counter, years: Uint16Array, documents: Uint32Array): void {
  const { counts, touched } = counter
  for (let i = 0; i < documents.length; i++) {
    const year = years[documents[i]!]!
    if (year > 0 && counts[year]!++ === 0) touched[counter.length++] = year
  }
}

function countBranches(
  counter: Counter,
  { offsets, values }: Column,
  documents: Uint32Array,
  availableOnly: boolean,
): void {
  const { counts, touched } = counter
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i]!
    const end = offsets[document + 1]!
    for (let at = offsets[document]!; at < end; at++) {
      const holding = values[at]!
      if (availableOnly && (holding & 1) === 0) continue
      if (counts[holding >>> 1]!++ === 0) touched[counter.length++] = holding >>> 1
    }
  }
}

function countAvailable(
  { offsets, values }: Column,
  documents: Uint32Array,
  branches?: ReadonlySet<number>,
): number {
  let available = 0
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i]!
    const end = offsets[document + 1]!
    for (let at = offsets[document]!; at < end; at++) {
      const holding = values[at]!
      if ((holding & 1) === 0 || (branches && !branches.has(holding >>> 1))) continue
      available++
      break
    }
  }
  return available
}

/** The values counted most, and any of `always`, as value number and count. */
export function topValues(counter: Counter, most: number, always: ReadonlySet<number>): [number, number][] {
  const { counts, touched, length } = counter
  const found: [number, number][] = []
  let least = 0
  for (let i = 0; i < length; i++) {
    const value = touched[i]!
    const count = counts[value]!
    if (count < least && !always.has(value)) continue
    found.push([value, count])
    if (found.length > most * 8) {
      keepBest(found, most, always)
      least = found[most - 1]![1]
    }
  }
  keepBest(found, most, always)
  return found
}

function keepBest(found: [number, number][], most: number, always: ReadonlySet<number>): void {
  found.sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const rest = found.splice(most).filter(([value]) => always.has(value))
  found.push(...rest)
}
