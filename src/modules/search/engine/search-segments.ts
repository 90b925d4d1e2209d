import type { Filters, Query, Sort } from '../query/query.ts'
import { bestFirst, offer, sorted, worstRank, type BestFirst } from './best-first.ts'
import { adjacencyBoost, boostsOf, plainWords } from './boosts.ts'
import { countFacets, startCounting, topValues, type FacetCounters } from './count-facets.ts'
import type { Facet, ValueFacet } from './document.ts'
import { prepareFilters, sift, type PreparedFilters, type Sifted } from './filter.ts'
import { matchQuery, type MatchContext } from './match-query.ts'
import { sortKey, type Segment, type SortKeys } from './segment.ts'
import { weights } from './weights.ts'

export interface SearchRequest {
  query: Query
  filters: Filters
  sort: Sort
  offset: number
  limit: number
  facets: readonly Facet[]
}

/** An answer with facet values as numbers; `engine.ts` gives them their words. */
export interface NumberedResults {
  ids: number[]
  total: number
  values: Partial<Record<ValueFacet | 'branch' | 'year', [number, number][]>>
  available: number | undefined
}

/** Furthest place in a result list that can be asked for. */
export const furthestResult = 10_000

/** How many of the best by plain score are looked at more closely. */
const closerLook = 100

const valuesShown = 12
/** Of classes all are given: there are a hundred, and shelves are browsed by them. */
const classesShown = 110

export function searchSegments(request: SearchRequest, context: MatchContext): NumberedResults {
  const filters = prepareFilters(request.filters, context.dictionaries)
  const counters = startCounting(request.facets, context.dictionaries, filters)
  const wanted = Math.min(request.offset + request.limit, furthestResult)
  let total = 0
  const found = context.segments.map((segment, place) => {
    const sifted = sift(segment, matchQuery(segment, request.query, context), filters)
    countFacets(counters, segment, sifted, filters)
    total += sifted.passed.length
    const best = bestFirst(wanted + (request.sort === 'relevance' ? closerLook : 0))
    offerAll(best, sifted, segment, request)
    return { segment, place, best }
  })
  const ranked = found.flatMap(({ segment, place, best }) => rerank(segment, place, best, request))
  ranked.sort(request.sort === 'relevance' ? byRank : byKey(context.segments, request.sort))
  return {
    ids: ranked
      .slice(request.offset, wanted)
      .map(({ place, document }) => context.segments[place]!.ids[document]!),
    total,
    values: valuesOf(counters, filters),
    available: counters.availability ? counters.available : undefined,
  }
}

function offerAll(
  best: BestFirst,
  { passed, scores }: Sifted,
  segment: Segment,
  request: SearchRequest,
): void {
  if (request.sort === 'relevance') return offerByScore(best, passed, scores, segment, request.query)
  const rankOf = rankerOf(segment, request.sort)
  for (let i = 0; i < passed.length; i++) offer(best, rankOf(passed[i]!), passed[i]!)
}

function offerByScore(
  best: BestFirst,
  passed: Uint32Array,
  scores: Float32Array,
  segment: Segment,
  query: Query,
): void {
  const boosts = boostsOf(segment, query)
  const boosted = boosts.size > 0
  const standing = weights.standing / Math.max(1, segment.length)
  let worst = worstRank(best)
  for (let i = 0; i < passed.length; i++) {
    const document = passed[i]!
    const boost = boosted ? (boosts.get(document) ?? 0) : 0
    const rank = document * standing - scores[i]! - boost
    // Documents come by rising number, so one of equal rank is never better than those there.
    if (rank >= worst) continue
    offer(best, rank, document)
    worst = worstRank(best)
  }
}

/** Rank of a document within its segment, the smaller the better. */
function rankerOf(segment: Segment, sort: Exclude<Sort, 'relevance'>): (document: number) => number {
  const { titles, authors, callNumbers, years, added } = segment
  if (sort === 'title') return (document) => titles.order[document]!
  if (sort === 'author') return (document) => emptyLast(authors, document)
  if (sort === 'callNumber') return (document) => emptyLast(callNumbers, document)
  return (document) => -(years[document]! * 2 ** 33 + added[document]!)
}

const emptyLast = (keys: SortKeys, document: number): number =>
  keys.offsets[document] === keys.offsets[document + 1] ? 2 ** 32 : keys.order[document]!

interface Ranked {
  place: number
  document: number
  rank: number
}

function rerank(segment: Segment, place: number, best: BestFirst, { sort, query }: SearchRequest): Ranked[] {
  const entries = sorted(best).map(({ rank, entry }) => ({ place, document: entry, rank }))
  if (sort !== 'relevance') return entries
  const boost = adjacencyBoost(segment, plainWords(query))
  for (const entry of entries) entry.rank -= boost(entry.document)
  return entries
}

const byRank = (a: Ranked, b: Ranked) => a.rank - b.rank || a.place - b.place || a.document - b.document

/** Across segments places in order mean nothing; the keys themselves are compared. */
function byKey(segments: readonly Segment[], sort: Sort): (a: Ranked, b: Ranked) => number {
  if (sort === 'newest') return byRank
  const column = sort === 'title' ? 'titles' : sort === 'author' ? 'authors' : 'callNumbers'
  const keyOf = ({ place, document }: Ranked) => sortKey(segments[place]![column], document)
  return (a, b) => {
    if (a.place === b.place) return a.rank - b.rank || a.document - b.document
    const [first, second] = [keyOf(a), keyOf(b)]
    if (first === second) return a.place - b.place
    if (column !== 'titles' && (first === '' || second === '')) return first === '' ? 1 : -1
    return first < second ? -1 : 1
  }
}

function valuesOf(counters: FacetCounters, filters: PreparedFilters): NumberedResults['values'] {
  const values: NumberedResults['values'] = {}
  for (const { facet, counter } of counters.values) {
    const chosen = filters.values.find((one) => one.facet === facet)?.chosen ?? new Set<number>()
    values[facet] = topValues(counter, facet === 'class' ? classesShown : valuesShown, chosen)
  }
  if (counters.branch) values.branch = topValues(counters.branch, 200, filters.branches ?? new Set())
  if (counters.year) values.year = topValues(counters.year, 2000, new Set())
  return values
}
