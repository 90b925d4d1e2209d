import type { Clause, Precise, Query } from '#modules/search/index.ts'

export const everything: Query = { all: [], none: [] }
export const nothing: Query = { all: [{ kind: 'either', of: [] }], none: [] }

export const queryOf = (...all: Clause[]): Query => ({ all, none: [] })
export const precise = (asks: Precise): Query => queryOf({ kind: 'precise', asks })

export const and = (a: Query, b: Query): Query => ({
  all: [...a.all, ...b.all],
  none: [...a.none, ...b.none],
})

/** Alternatives of alternatives become one list, so that a long chain does not nest. */
export const or = (a: Query, b: Query): Query =>
  queryOf({ kind: 'either', of: [...choices(a), ...choices(b)] })

export const not = (a: Query, b: Query): Query => ({ all: a.all, none: [...a.none, clauseOf(b)] })

export const allOf = (queries: readonly Query[]): Query =>
  queries.length === 0 ? nothing : queries.reduce((a, b) => and(a, b))
export const anyOf = (queries: readonly Query[]): Query =>
  queries.length === 0 ? nothing : queries.reduce((a, b) => or(a, b))

function choices(query: Query): Query[] {
  const [only, ...more] = query.all
  return only?.kind === 'either' && more.length === 0 && query.none.length === 0 ? only.of : [query]
}

function clauseOf(query: Query): Clause {
  const [only, ...more] = query.all
  return only && more.length === 0 && query.none.length === 0 ? only : { kind: 'either', of: [query] }
}

/** How deep a query nests, as the engine counts it. */
export function depthOf({ all, none }: Query): number {
  const inner = (clause: Clause): number =>
    clause.kind === 'either' ? Math.max(0, ...clause.of.map((one) => 1 + depthOf(one))) : 0
  return Math.max(0, ...all.map(inner), ...none.map((clause) => 1 + inner(clause)))
}
