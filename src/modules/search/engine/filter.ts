import type { Filters } from '../query/query.ts'
import { knownNumber, type Dictionary } from './dictionary.ts'
import type { ValueFacet } from './document.ts'

/** Bits of the filters that a document may fail; value facets come from bit 3 on. */
export const failedBranch = 1
export const failedAvailability = 2
export const failedYear = 4

/** Filters with their values as numbers. A value nobody has matches nothing. */
export interface PreparedFilters {
  /** Bits of all filters there are. */
  required: number
  /** Bits that a value satisfies, by value number; shared, see `prepareFilters`. */
  bits: Uint16Array
  /** The bit of each value facet that is filtered by. */
  own: Map<ValueFacet, number>
  branches: boolean
  availableOnly: boolean
  yearFrom: number
  yearTo: number
}

let bits = new Uint16Array(1024)
let set: number[] = []

/** The bits of the last search are cleared by the next: read them before it begins. */
export function prepareFilters(filters: Filters, dictionary: Dictionary): PreparedFilters {
  for (const number of set) bits[number] = 0
  set = []
  if (bits.length < dictionary.texts.length) bits = new Uint16Array(dictionary.places.length)
  const own: PreparedFilters['own'] = new Map()
  let required = filters.availableOnly ? failedAvailability : 0
  for (const { facet, values } of filters.values) {
    if (values.length === 0) continue
    const bit = facet === 'branch' ? failedBranch : 8 << own.size
    if (facet !== 'branch') own.set(facet, bit)
    required |= bit
    for (const text of values) {
      const number = knownNumber(dictionary, facet, text)
      if (number < 0) continue
      bits[number]! |= bit
      set.push(number)
    }
  }
  const years = filters.yearFrom !== undefined || filters.yearTo !== undefined
  return {
    required: years ? required | failedYear : required,
    bits,
    own,
    branches: (required & failedBranch) !== 0,
    availableOnly: filters.availableOnly,
    yearFrom: filters.yearFrom ?? 1,
    yearTo: filters.yearTo ?? 65_535,
  }
}
