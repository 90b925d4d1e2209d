import type { Clause } from '../query/query.ts'
import type { Analysis } from './analysis.ts'
import { totalFrequency, type WantedTerm } from './clause-terms.ts'
import type { Dictionary } from './dictionary.ts'
import type { Segment } from './segment.ts'

/** What is searched: rarities count over all segments, matches over one. */
export interface Index {
  segments: readonly Segment[]
  analysis: Analysis
  dictionary: Dictionary
}

/** One search through an index: what its words ask for is worked out once, not for each segment. */
export interface MatchContext extends Index {
  words: Map<Clause, WordTerms[]>
}

export const matching = ({ segments, analysis, dictionary }: Index): MatchContext => ({
  segments,
  analysis,
  dictionary,
  words: new Map(),
})

/** The terms that answer one word of the query, with its rarity over the whole index. */
export interface WordTerms {
  wanted: WantedTerm[]
  /** How telling the word is: the rarer, the more. */
  rarity: number
}

/** Inverse document frequency, as in BM25. */
export function rarityOf([exact, ...looser]: WantedTerm[], { segments }: Pick<Index, 'segments'>): number {
  const size = segments.reduce((sum, { length }) => sum + length, 0)
  const frequency = exact ? totalFrequency(segments, exact) : 0
  // A word that stands nowhere as it is counts by its commonest looser form.
  const counted = frequency || Math.max(1, ...looser.map((wanted) => totalFrequency(segments, wanted)))
  return Math.log(1 + (size + 0.5) / (counted + 0.5))
}
