import { sizeOf } from '../engine/engine.ts'
import { termsOf, type MatchContext } from '../engine/word-terms.ts'
import type { Clause, Query } from '../query/query.ts'

/** A longer list than this many times the shortest one is not read but leapt through. */
const leapt = 12
/** Looking an entry up costs this part of what a title costs that may match, and is then scored and counted. */
const lookingUp = 1 / 4

/**
 * About how many titles an answer has to do with: a measure of its time, found by looking up how often each word stands
 * in the catalogue. A title takes some fifty nanoseconds. What was looked up stays in the context, for the search itself.
 */
export function costOf({ all, none }: Query, context: MatchContext): number {
  const [least = sizeOf(context), ...others] = all
    .map((clause) => costOfClause(clause, context))
    .toSorted((a, b) => a - b)
  const narrowing = others.map((cost) => Math.min(cost, least * leapt))
  const leavingOut = none.map((clause) => costOfClause(clause, context))
  return [...narrowing, ...leavingOut].reduce((sum, cost) => sum + cost * lookingUp, least)
}

function costOfClause(clause: Clause, context: MatchContext): number {
  if (clause.kind === 'either') return clause.of.reduce((sum, query) => sum + costOf(query, context), 0)
  // What only machines ask is not worth a finer guess: one title, or perhaps all of them.
  if (clause.kind === 'precise') return clause.asks.kind === 'record' ? 1 : sizeOf(context)
  // Of a phrase the rarest word decides.
  return Math.min(...termsOf(clause, context).map(({ frequency }) => frequency))
}
