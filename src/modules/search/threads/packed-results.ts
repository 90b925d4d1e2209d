import { numberedFacets, type NumberedFacet } from '../engine/dictionary.ts'
import type { NumberedResults } from '../engine/search-segments.ts'

/**
 * An answer as one array of numbers, for a message of two hundred small arrays costs four times as much:
 * total, copies that are in (-1: not asked), how many ids, the ids, then for each facet its place, how many values, and
 * these as number and count.
 */
export type PackedResults = Float64Array

const places: readonly (NumberedFacet | 'year')[] = [...numberedFacets, 'year']

export function pack({ total, available, ids, values }: NumberedResults): PackedResults {
  const counted = places.flatMap((facet, place) => {
    const of = values[facet]
    return of ? [{ place, of }] : []
  })
  const size = counted.reduce((sum, { of }) => sum + 2 + of.length * 2, 3 + ids.length)
  const packed = new Float64Array(size)
  packed.set([total, available ?? -1, ids.length])
  packed.set(ids, 3)
  let at = 3 + ids.length
  for (const { place, of } of counted) {
    packed[at++] = place
    packed[at++] = of.length
    for (const [number, count] of of) {
      packed[at++] = number
      packed[at++] = count
    }
  }
  return packed
}

export function unpack(packed: PackedResults): NumberedResults {
  const [total = 0, available = -1, length = 0] = packed
  return {
    ids: Array.from(packed.subarray(3, 3 + length)),
    total,
    values: Object.fromEntries(valuesFrom(packed, 3 + length)),
    available: available < 0 ? undefined : available,
  }
}

function* valuesFrom(packed: PackedResults, start: number): Generator<[string, [number, number][]]> {
  for (let at = start; at < packed.length;) {
    const [place = 0, length = 0] = packed.subarray(at)
    const pairs = packed.subarray(at + 2, at + 2 + length * 2)
    const values = Array.from({ length }, (_, i): [number, number] => [
      pairs[i * 2] ?? 0,
      pairs[i * 2 + 1] ?? 0,
    ])
    yield [places[place] ?? '', values]
    at += 2 + length * 2
  }
}
