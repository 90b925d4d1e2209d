import { placeOf, type NumberedFacet } from './dictionary.ts'
import type { Facet } from './document.ts'
import type { PreparedFilters } from './filter.ts'
import type { FacetTally, Tally } from './tally.ts'

/** How many values of a facet are given. Of classes all are: there are a hundred, and shelves are browsed by them. */
const valuesGiven: Partial<Record<NumberedFacet | 'year', number>> = { class: 110, branch: 200, year: 2000 }
const valuesGivenOtherwise = 12

export type TopValues = Partial<Record<NumberedFacet | 'year', [number, number][]>>

/** The values counted most of each facet wanted, and any that is filtered by, as value number and count. */
export function topValues(tally: Tally, wanted: readonly Facet[], { chosen }: PreparedFilters): TopValues {
  const tops: TopValues = {}
  for (const facet of wanted) {
    if (facet === 'availability') continue
    const numbers = facet === 'year' ? [] : chosen[placeOf[facet]]!
    tops[facet] = withChosen(
      tally[facet],
      best(tally[facet], valuesGiven[facet] ?? valuesGivenOtherwise),
      numbers,
    )
  }
  return tops
}

// Values to be sorted, as one number each: the higher count first, then the lower number. Typed arrays sort numbers
// without calling anything.
const numbersBelow = 2 ** 28
const countsBelow = 2 ** 25
const keys = new Float64Array(8192)
const keyOf = (number: number, count: number): number => (countsBelow - count) * numbersBelow + number
const entryOf = (key: number): [number, number] => [
  key % numbersBelow,
  countsBelow - Math.floor(key / numbersBelow),
]

function best(tally: FacetTally, most: number): [number, number][] {
  const { counts, touching, touched, length, size } = tally
  const top: Top = { found: 0, least: 1, worst: Infinity, most, room: Math.min(keys.length, most * 8) }
  if (touching) for (let i = 0; i < length; i++) offerValue(top, touched[i]!, counts[touched[i]!]!)
  else offerAll(top, counts, size)
  return Array.from(keys.subarray(0, top.found).sort().subarray(0, most), entryOf)
}

interface Top {
  found: number
  /** Count that a further value must reach. */
  least: number
  worst: number
  most: number
  room: number
}

/** Four at a time: most values count less than the best, and what four counts have together is no less than any. */
function offerAll(top: Top, counts: Uint32Array, size: number): void {
  const whole = size & ~3
  for (let number = 0; number < whole; number += 4) {
    const any = counts[number]! | counts[number + 1]! | counts[number + 2]! | counts[number + 3]!
    if (any < top.least) continue
    for (let i = number; i < number + 4; i++) offerValue(top, i, counts[i]!)
  }
  for (let number = whole; number < size; number++) offerValue(top, number, counts[number]!)
}

function offerValue(top: Top, number: number, count: number): void {
  if (count < top.least || number === 0) return
  const key = keyOf(number, count)
  if (key >= top.worst) return
  keys[top.found++] = key
  if (top.found < top.room) return
  keys.subarray(0, top.found).sort()
  top.found = top.most
  top.worst = keys[top.most - 1]!
  top.least = entryOf(top.worst)[1]
}

function withChosen(
  { counts }: FacetTally,
  found: [number, number][],
  chosen: readonly number[],
): [number, number][] {
  const others = chosen.filter((number) => counts[number]! > 0 && !found.some(([one]) => one === number))
  return [
    ...found,
    ...others
      .map((number): [number, number] => [number, counts[number]!])
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0]),
  ]
}
