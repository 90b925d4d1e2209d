import { placeOf } from './dictionary.ts'
import type { Engine } from './engine.ts'
import { documentFrequency, findDocument, findTerm } from './segment.ts'
import { slotValues, widthOf } from './slots.ts'
import { valueTerm } from './terms.ts'

/** What makes two titles akin, and how much. */
const kinships = [
  ['series', 3],
  ['author', 2],
  ['subject', 2],
] as const

/** A value that more titles than this share says little, and would take long. */
const commonest = 1000

/** Titles that share rare subjects, authors or the series of one, the most akin first. */
export function related(engine: Engine, id: number, limit: number): number[] {
  const home = engine.segments.find((segment) => findDocument(segment, id) >= 0)
  if (!home) return []
  const scores = new Map<number, number>()
  for (const [facet, weight] of kinships) {
    const slots = home.slots[facet]
    for (const value of slotValues(slots, widthOf(slots, home.length), findDocument(home, id))) {
      addSharers(engine, valueTerm(placeOf[facet], value), weight, scores)
    }
  }
  scores.delete(id)
  return [...scores]
    .toSorted((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, limit)
    .map(([other]) => other)
}

function addSharers({ segments }: Engine, term: string, weight: number, scores: Map<number, number>): void {
  const found = segments.map((segment) => ({ segment, number: findTerm(segment, term) }))
  const sharers = found.reduce(
    (sum, { segment, number }) => sum + (number < 0 ? 0 : documentFrequency(segment, number)),
    0,
  )
  if (sharers > commonest) return
  const score = weight / Math.log2(1 + sharers)
  for (const { segment, number } of found) {
    if (number < 0) continue
    for (let i = segment.postingOffsets[number]!; i < segment.postingOffsets[number + 1]!; i++) {
      const document = segment.postings[i]! >>> 8
      if (segment.dead[document] === 0) {
        const other = segment.ids[document]!
        scores.set(other, (scores.get(other) ?? 0) + score)
      }
    }
  }
}
