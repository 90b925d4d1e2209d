import type { Clause, Query } from '../query/query.ts'
import { matchPrecise } from './match-precise.ts'
import { everything, intersect, noMatches, subtract, unite, type Matches } from './matches.ts'
import { matchWords } from './match-words.ts'
import { hasPhrase, phraseTerms } from './phrases.ts'
import { scratchFloat32, scratchUint32 } from './scratch.ts'
import type { Segment } from './segment.ts'
import { termsOf, type MatchContext } from './word-terms.ts'

/** Deepest nesting of alternatives; what is deeper matches nothing. */
export const deepest = 24

/** Live documents of one segment that answer the query, with their scores before boosts. */
export function matchQuery(segment: Segment, query: Query, context: MatchContext, depth = 0): Matches {
  if (depth > deepest) return noMatches
  const phrases = query.all.filter((clause) => clause.kind === 'phrase')
  const words = query.all.flatMap((clause) => termsOf(clause, context))
  const others = query.all.filter((clause) => clause.kind === 'either')
  let matches = words.length > 0 ? matchWords(segment, words) : undefined
  for (const { of: alternatives } of others) {
    const either = alternatives
      .map((one) => matchQuery(segment, one, context, depth + 1))
      .reduce((a, b) => unite(a, b), noMatches)
    matches = matches ? intersect(matches, either) : either
  }
  for (const clause of query.all) {
    if (clause.kind === 'precise') matches = matchPrecise(segment, clause.asks, context, matches)
  }
  matches ??= everything(segment)
  for (const phrase of phrases) matches = withPhrase(segment, matches, phrase)
  for (const clause of query.none) {
    if (matches.length === 0) break
    matches = subtract(matches, matchQuery(segment, { all: [clause], none: [] }, context, depth + 1))
  }
  return matches
}

function withPhrase(
  segment: Segment,
  matches: Matches,
  phrase: Extract<Clause, { kind: 'phrase' }>,
): Matches {
  const terms = phraseTerms(segment, phrase.words)
  if (!terms) return noMatches
  const documents = scratchUint32(matches.length)
  const scores = scratchFloat32(matches.length)
  let length = 0
  for (let i = 0; i < matches.length; i++) {
    const document = matches.documents[i]!
    if (!hasPhrase(segment, document, terms, phrase.field)) continue
    documents[length] = document
    scores[length++] = matches.scores[i]!
  }
  return { documents, scores, length }
}
