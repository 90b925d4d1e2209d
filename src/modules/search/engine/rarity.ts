import type { Analysis } from './analysis.ts'
import { totalFrequency, type WantedTerm } from './clause-terms.ts'
import type { Dictionary } from './dictionary.ts'
import type { Segment } from './segment.ts'

/** What a query needs to be answered: rarities count over all segments, matches over one. */
export interface MatchContext {
  segments: readonly Segment[]
  analysis: Analysis
  dictionary: Dictionary
}

/** Inverse document frequency, as in BM25. */
export function rarityOf([exact, ...looser]: WantedTerm[], { segments }: MatchContext): number {
  const size = segments.reduce((sum, { length }) => sum + length, 0)
  const frequency = exact ? totalFrequency(segments, exact) : 0
  // A word that stands nowhere as it is counts by its commonest looser form.
  const counted = frequency || Math.max(1, ...looser.map((wanted) => totalFrequency(segments, wanted)))
  return Math.log(1 + (size + 0.5) / (counted + 0.5))
}
