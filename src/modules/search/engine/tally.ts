import { isFewValued, numberedFacets, type Dictionary, type NumberedFacet } from './dictionary.ts'

/** Counts of the values of one facet, by number. The same serves the next search. */
export interface FacetTally {
  counts: Uint32Array
  /** How many numbers there are, 0 included, which counts places without a value. */
  size: number
  /** True: `touched` lists the numbers counted. Otherwise all are looked through, which of many documents pays. */
  touching: boolean
  touched: Uint32Array
  length: number
}

export type Tally = Record<NumberedFacet | 'year', FacetTally>

const emptyTally = (): FacetTally => ({
  counts: new Uint32Array(64),
  size: 0,
  touching: false,
  touched: new Uint32Array(64),
  length: 0,
})

const kept: Tally = Object.fromEntries(
  [...numberedFacets, 'year'].map((facet) => [facet, emptyTally()]),
) as unknown as Tally

/** Years are their own numbers; those of books are from 1000 to 2100. */
const yearsEnd = 4096

/** A tally at zero, for this many documents. It is the same each time: read it before the next search begins. */
export function startTally({ texts }: Dictionary, documents: number): Tally {
  for (const [place, facet] of numberedFacets.entries()) {
    const size = texts[place]!.length
    start(kept[facet], size, facet !== 'branch' && !isFewValued(facet) && documents * 12 < size)
  }
  start(kept.year, yearsEnd, false)
  return kept
}

function start(tally: FacetTally, size: number, touching: boolean): void {
  const { counts, touched } = tally
  if (tally.touching) for (let i = 0; i < tally.length; i++) counts[touched[i]!] = 0
  else counts.fill(0, 0, tally.size)
  if (counts.length < size) {
    tally.counts = new Uint32Array(size * 2)
    tally.touched = new Uint32Array(size * 2)
  }
  Object.assign(tally, { size, length: 0, touching })
}
