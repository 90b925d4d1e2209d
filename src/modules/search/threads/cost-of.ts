import { totalFrequency, wantedTerms } from '../engine/clause-terms.ts'
import { knownNumber, placeOf } from '../engine/dictionary.ts'
import { sizeOf } from '../engine/engine.ts'
import type { Index } from '../engine/rarity.ts'
import { valueTerm, anyField } from '../engine/terms.ts'
import type { Clause, Query } from '../query/query.ts'

/** A longer list than this many times the shortest one is not read but leapt through. */
const leapt = 12
/** Looking an entry up costs this part of what a title costs that may match, and is then scored and counted. */
const lookingUp = 1 / 4

/**
 * About how many titles an answer has to do with: a measure of its time, found by looking up how often each word stands
 * in the catalogue. A title takes some fifty nanoseconds.
 */
export function costOf({ all, none }: Query, context: Index): number {
  const [least = sizeOf(context), ...others] = all
    .map((clause) => costOfClause(clause, context))
    .toSorted((a, b) => a - b)
  const narrowing = others.map((cost) => Math.min(cost, least * leapt))
  const leavingOut = none.map((clause) => costOfClause(clause, context))
  return [...narrowing, ...leavingOut].reduce((sum, cost) => sum + cost * lookingUp, least)
}

function costOfClause(clause: Clause, context: Index): number {
  if (clause.kind === 'word') return costOfWord(clause, context)
  if (clause.kind === 'phrase')
    return Math.min(...clause.words.map((word) => costOfWord({ field: clause.field, word }, context)))
  if (clause.kind === 'either') return clause.of.reduce((sum, query) => sum + costOf(query, context), 0)
  if (clause.kind === 'value') {
    const number = knownNumber(context.dictionary, clause.facet, clause.value)
    return totalFrequency(context.segments, plain(valueTerm(placeOf[clause.facet], number)))
  }
  // What only machines ask is not worth a finer guess: one title, or perhaps all of them.
  return clause.asks.kind === 'record' ? 1 : sizeOf(context)
}

type Word = Pick<Extract<Clause, { kind: 'word' }>, 'field' | 'word' | 'prefix'>

const costOfWord = ({ word, field, prefix = false }: Word, { segments, analysis }: Index): number =>
  wantedTerms(word, field, prefix, analysis).reduce(
    (sum, wanted) => sum + totalFrequency(segments, wanted),
    0,
  )

const plain = (term: string) => ({ term, prefix: false, mask: anyField, factor: 1, bonus: 0 })
