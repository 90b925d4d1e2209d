import type { Clause } from '../query/query.ts'
import type { Analysis } from './analysis.ts'
import { termNumbers, wantedTerms, type WantedTerm } from './clause-terms.ts'
import { knownNumber, placeOf, type Dictionary } from './dictionary.ts'
import { documentFrequency, type Segment } from './segment.ts'
import { anyField, valueTerm } from './terms.ts'

/** What is searched: rarities count over all segments, matches over one. */
export interface Index {
  segments: readonly Segment[]
  analysis: Analysis
  dictionary: Dictionary
}

/** One search through an index: what its words ask for is looked up once, not by everybody who wants to know. */
export interface MatchContext extends Index {
  words: Map<Clause, WordTerms[]>
}

export const matching = ({ segments, analysis, dictionary }: Index): MatchContext => ({
  segments,
  analysis,
  dictionary,
  words: new Map(),
})

/** The terms that answer one word of the query. */
export interface WordTerms {
  wanted: readonly WantedTerm[]
  /** By segment, for each of the wanted: the numbers of the terms. */
  numbers: ReadonlyMap<Segment, readonly (readonly number[])[]>
  /** How telling the word is over the whole index: the rarer, the more. */
  rarity: number
  /** In how many documents it stands, counted for each term; replaced documents still count. */
  frequency: number
}

export function wordTerms(wanted: readonly WantedTerm[], { segments }: Pick<Index, 'segments'>): WordTerms {
  const numbers = new Map<Segment, number[][]>()
  const frequencies = wanted.map(() => 0)
  let size = 0
  for (const segment of segments) {
    const found = wanted.map((one) => termNumbers(segment, one))
    for (const [place, terms] of found.entries())
      for (const term of terms) frequencies[place]! += documentFrequency(segment, term)
    numbers.set(segment, found)
    size += segment.length
  }
  const frequency = frequencies.reduce((sum, one) => sum + one, 0)
  return { wanted, numbers, rarity: rarityOf(frequencies, size), frequency }
}

/** Inverse document frequency, as in BM25. */
function rarityOf([exact = 0, ...looser]: readonly number[], size: number): number {
  // A word that stands nowhere as it is counts by its commonest looser form.
  const counted = exact || Math.max(1, ...looser)
  return Math.log(1 + (size + 0.5) / (counted + 0.5))
}

/** What the words of a clause ask for; nothing for clauses without words. */
export function termsOf(clause: Clause, context: MatchContext): readonly WordTerms[] {
  let words = context.words.get(clause)
  if (!words) context.words.set(clause, (words = askedTerms(clause, context)))
  return words
}

/** A phrase asks for each of its words first, exactly as they are. */
function askedTerms(clause: Clause, context: MatchContext): WordTerms[] {
  const { analysis, dictionary } = context
  if (clause.kind === 'word')
    return [wordTerms(wantedTerms(clause.word, clause.field, clause.prefix === true, analysis), context)]
  if (clause.kind === 'phrase') {
    const exactly = { ...analysis, askedFormsOf: () => [] }
    return clause.words.map((word) => wordTerms(wantedTerms(word, clause.field, false, exactly), context))
  }
  if (clause.kind !== 'value') return []
  const term = valueTerm(placeOf[clause.facet], knownNumber(dictionary, clause.facet, clause.value))
  // Who has a value is not ranked by it.
  const unranked = { term, prefix: false, mask: anyField, factor: 0, bonus: 0 }
  return [{ ...wordTerms([unranked], context), rarity: 1 }]
}
