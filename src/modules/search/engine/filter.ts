import type { Filters } from '../query/query.ts'
import {
  isFewValued,
  knownNumber,
  numberedFacets,
  placeOf,
  type Dictionary,
  type WithSlots,
} from './dictionary.ts'
import type { ValueFacet } from './document.ts'

/** Bits of the filters that a document may fail; value facets come from bit 3 on. */
export const failedBranch = 1
export const failedAvailability = 2
export const failedYear = 4
const firstOwn = 8

/** Filters with their values as numbers. A value nobody has matches nothing. */
export interface PreparedFilters {
  /** Bits of all filters there are. */
  required: number
  /** Bits that a value satisfies, by place of its facet and number; shared, see `prepareFilters`. */
  bits: readonly Uint16Array[]
  /** Bits that an entry of the holdings satisfies: a branch, and whether a copy is in there. */
  ofEntry: Uint16Array
  /** The numbers that satisfy a filter, by place of their facet. */
  chosen: readonly (readonly number[])[]
  /** The bit of each value facet that is filtered by. */
  own: Map<ValueFacet, number>
  /** Whether a facet is filtered by whose values stand in the patterns. */
  patterns: boolean
  /** Facets with slots that are filtered by. */
  slots: WithSlots[]
  branches: boolean
  availableOnly: boolean
  years: boolean
  yearFrom: number
  yearTo: number
}

const bits = numberedFacets.map(() => new Uint16Array(64))
let chosen: number[][] = []

/** The bits of the last search are cleared by the next: read them before it begins. */
export function prepareFilters(filters: Filters, dictionary: Dictionary): PreparedFilters {
  clearBits(dictionary)
  const own: PreparedFilters['own'] = new Map()
  let required = filters.availableOnly ? failedAvailability : 0
  for (const { facet, values } of filters.values) {
    if (values.length === 0) continue
    const bit = facet === 'branch' ? failedBranch : firstOwn << own.size
    if (facet !== 'branch') own.set(facet, bit)
    required |= bit
    for (const text of values) choose(dictionary, facet, text, bit)
  }
  const years = filters.yearFrom !== undefined || filters.yearTo !== undefined
  const facets = [...own.keys()]
  const branches = (required & failedBranch) !== 0
  return {
    required: years ? required | failedYear : required,
    bits,
    ofEntry: bitsOfEntries(branches, dictionary),
    chosen,
    own,
    patterns: facets.some(isFewValued),
    slots: facets.filter((facet) => !isFewValued(facet)),
    branches,
    availableOnly: filters.availableOnly,
    years,
    yearFrom: filters.yearFrom ?? 1,
    yearTo: filters.yearTo ?? 65_535,
  }
}

function clearBits({ texts }: Dictionary): void {
  for (const [place, numbers] of chosen.entries()) for (const number of numbers) bits[place]![number] = 0
  chosen = numberedFacets.map(() => [])
  for (const [place, { length }] of texts.entries())
    if (bits[place]!.length < length) bits[place] = new Uint16Array(length * 2)
}

function choose(dictionary: Dictionary, facet: ValueFacet | 'branch', text: string, bit: number): void {
  const number = knownNumber(dictionary, facet, text)
  if (number === 0) return
  const place = placeOf[facet]
  if (bits[place]![number] === 0) chosen[place]!.push(number)
  bits[place]![number]! |= bit
}

let ofEntry = new Uint16Array(256)

/** Available means: at one of the branches asked for, not somewhere else. */
function bitsOfEntries(branches: boolean, { texts }: Dictionary): Uint16Array {
  const size = texts[placeOf.branch]!.length
  if (ofEntry.length < size * 2) ofEntry = new Uint16Array(size * 4)
  const ofBranch = bits[placeOf.branch]!
  for (let number = 1; number < size; number++) {
    const bit = ofBranch[number]!
    ofEntry[number << 1] = bit
    ofEntry[(number << 1) | 1] = branches && bit === 0 ? 0 : bit | failedAvailability
  }
  return ofEntry
}
