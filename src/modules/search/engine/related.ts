import { bestFirst, entriesOf, offer } from './best-first.ts'
import { placeOf } from './dictionary.ts'
import type { Engine } from './engine.ts'
import { keepScores, type KeptScores } from './kept-scores.ts'
import { findDocument, findTerm, type Segment } from './segment.ts'
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

const scoresAtZero = keepScores()

/** Titles that share rare subjects, authors or the series of one: the most akin first, then the best known. */
export function related({ segments }: Engine, id: number, limit: number): number[] {
  const home = segments.find((segment) => findDocument(segment, id) >= 0)
  if (!home) return []
  const itself = findDocument(home, id)
  const sharing = kinships.flatMap(([facet, weight]) => {
    const slots = home.slots[facet]
    const values = slotValues(slots, widthOf(slots, home.length), itself)
    return values.flatMap((value) => sharersOf(segments, valueTerm(placeOf[facet], value), weight))
  })
  return segments
    .flatMap((segment, place) => {
      const best = bestFirst(limit)
      const { of, touched } = scoresOf(segment, sharing)
      for (const document of touched)
        if (segment !== home || document !== itself) offer(best, -of[document]!, document)
      return entriesOf(best).map((one) => ({ ...one, place, id: segment.ids[one.entry]! }))
    })
    .toSorted((a, b) => a.rank - b.rank || a.place - b.place || a.entry - b.entry)
    .slice(0, limit)
    .map((one) => one.id)
}

/** Where the titles stand that share a value, and what that counts. */
interface Sharers {
  segment: Segment
  start: number
  end: number
  score: number
}

function sharersOf(segments: readonly Segment[], term: string, weight: number): Sharers[] {
  const found = segments.flatMap((segment) => {
    const number = findTerm(segment, term)
    if (number < 0) return []
    return [{ segment, start: segment.postingOffsets[number]!, end: segment.postingOffsets[number + 1]! }]
  })
  const count = found.reduce((sum, { start, end }) => sum + end - start, 0)
  return count > commonest ? [] : found.map((one) => ({ ...one, score: weight / Math.log2(1 + count) }))
}

function scoresOf(segment: Segment, sharing: readonly Sharers[]): KeptScores {
  const scores = scoresAtZero(segment)
  const { of, touched } = scores
  for (const { segment: home, start, end, score } of sharing) {
    if (home !== segment) continue
    for (let i = start; i < end; i++) {
      const document = segment.postings[i]! >>> 8
      if (segment.dead[document] !== 0) continue
      if (of[document] === 0) touched.push(document)
      of[document]! += score
    }
  }
  return scores
}
