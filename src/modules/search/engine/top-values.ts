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

function best({ counts, touching, touched, length, size }: FacetTally, most: number): [number, number][] {
  const room = Math.min(keys.length, most * 8)
  let found = 0
  let least = 1
  let worst = Infinity
  const end = touching ? length : size
  for (let i = 0; i < end; i++) {
    const number = touching ? touched[i]! : i
    const count = counts[number]!
    if (count < least || number === 0) continue
    const key = keyOf(number, count)
    if (key >= worst) continue
    keys[found++] = key
    if (found < room) continue
    keys.subarray(0, found).sort()
    found = most
    worst = keys[most - 1]!
    least = entryOf(worst)[1]
  }
  return Array.from(keys.subarray(0, found).sort().subarray(0, most), entryOf)
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
