import type { Clause, Precise, Query } from '#modules/search/index.ts'

/** The most that one request may cost; a search runs alone, and everybody else waits for it. */
export const mostCost = 500

/** Roughly how much work a query is, with one for a word: kinds that look at every title cost most. */
export const costOf = ({ all, none }: Query): number =>
  all.reduce((sum, clause) => sum + clauseCost(clause), 0) +
  none.reduce((sum, clause) => sum + everyTitle + clauseCost(clause), 0)

const everyTitle = 20

const preciseCosts: Record<Precise['kind'], number> = {
  term: 1,
  title: 1,
  record: 1,
  masked: 10,
  run: 10,
  years: everyTitle,
  facet: everyTitle,
  near: 100,
}

function clauseCost(clause: Clause): number {
  if (clause.kind === 'precise') return preciseCosts[clause.asks.kind]
  if (clause.kind === 'either') return clause.of.reduce((sum, one) => sum + costOf(one), 0)
  if (clause.kind !== 'word' || clause.prefix === true) return 10
  return clause.field === 'identifier' ? 1 : 2
}
