import type { Clause, Query } from '../query/query.ts'
import type { Analysis } from './analysis.ts'
import { totalFrequency, wantedTerms, type WantedTerm } from './clause-terms.ts'
import { knownNumber, type Dictionary } from './dictionary.ts'
import { intersect, noMatches, subtract, unite, type Matches } from './matches.ts'
import { matchWords, type WordTerms } from './match-words.ts'
import { hasPhrase, phraseTerms } from './phrases.ts'
import type { Segment } from './segment.ts'
import { anyField, valueTerm } from './terms.ts'

/** What a query needs to be answered: rarities count over all segments, matches over one. */
export interface MatchContext {
  segments: readonly Segment[]
  analysis: Analysis
  dictionary: Dictionary
}

/** Deepest nesting of alternatives; what is deeper matches nothing. */
const deepest = 4

/** Live documents of one segment that answer the query, with their scores before boosts. */
export function matchQuery(segment: Segment, query: Query, context: MatchContext, depth = 0): Matches {
  if (depth > deepest) return noMatches
  const phrases = query.all.filter((clause) => clause.kind === 'phrase')
  const words = query.all.flatMap((clause) => wordsOf(clause, context))
  const others = query.all.filter((clause) => clause.kind === 'either')
  let matches = words.length > 0 ? matchWords(segment, words) : undefined
  for (const { of: alternatives } of others) {
    const either = alternatives
      .map((one) => matchQuery(segment, one, context, depth + 1))
      .reduce((a, b) => unite(a, b), noMatches)
    matches = matches ? intersect(matches, either) : either
  }
  matches ??= everything(segment)
  for (const phrase of phrases) matches = withPhrase(segment, matches, phrase)
  for (const clause of query.none) {
    if (matches.length === 0) break
    matches = subtract(matches, matchQuery(segment, { all: [clause], none: [] }, context, depth + 1))
  }
  return matches
}

/** A phrase asks for each of its words first, exactly as they are. */
function wordsOf(clause: Clause, context: MatchContext): WordTerms[] {
  if (clause.kind === 'word') {
    const wanted = wantedTerms(clause.word, clause.field, clause.prefix === true, context.analysis)
    return [{ wanted, rarity: rarityOf(wanted, context) }]
  }
  if (clause.kind === 'phrase') {
    return clause.words.map((word) => {
      const wanted = wantedTerms(word, clause.field, false, { ...context.analysis, askedFormsOf: () => [] })
      return { wanted, rarity: rarityOf(wanted, context) }
    })
  }
  if (clause.kind === 'value') return [{ wanted: [valueWanted(clause, context)], rarity: 1 }]
  return []
}

function valueWanted(clause: Extract<Clause, { kind: 'value' }>, { dictionary }: MatchContext): WantedTerm {
  const term = valueTerm(knownNumber(dictionary, clause.facet, clause.value))
  return { term, prefix: false, mask: anyField, factor: 0, bonus: 0 }
}

/** Inverse document frequency, as in BM25. */
function rarityOf([exact, ...looser]: WantedTerm[], { segments }: MatchContext): number {
  const size = segments.reduce((sum, { length }) => sum + length, 0)
  const frequency = exact ? totalFrequency(segments, exact) : 0
  // A word that stands nowhere as it is counts by its commonest looser form.
  const counted = frequency || Math.max(1, ...looser.map((wanted) => totalFrequency(segments, wanted)))
  return Math.log(1 + (size + 0.5) / (counted + 0.5))
}

function withPhrase(
  segment: Segment,
  matches: Matches,
  phrase: Extract<Clause, { kind: 'phrase' }>,
): Matches {
  const terms = phraseTerms(segment, phrase.words)
  if (!terms) return noMatches
  const documents = new Uint32Array(matches.length)
  const scores = new Float32Array(matches.length)
  let length = 0
  for (let i = 0; i < matches.length; i++) {
    const document = matches.documents[i]!
    if (!hasPhrase(segment, document, terms, phrase.field)) continue
    documents[length] = document
    scores[length++] = matches.scores[i]!
  }
  return { documents, scores, length }
}

function everything({ length: size, dead }: Segment): Matches {
  const documents = new Uint32Array(size)
  let length = 0
  for (let document = 0; document < size; document++) if (dead[document] === 0) documents[length++] = document
  return { documents, scores: new Float32Array(length), length }
}
