import type { Filters, Query, Sort } from '../query/query.ts'
import { bestFirst, entriesOf, offer, worstRank, type BestFirst } from './best-first.ts'
import { adjacencyBoost, boostsOf, plainWords } from './boosts.ts'
import { countValues } from './count-values.ts'
import type { Dictionary } from './dictionary.ts'
import type { Facet } from './document.ts'
import { prepareFilters, type PreparedFilters } from './filter.ts'
import { matchQuery } from './match-query.ts'
import type { Matches } from './matches.ts'
import { partMatches, type Parted } from './part-matches.ts'
import { beginScratch } from './scratch.ts'
import { sortKey, type Segment, type SortKeys } from './segment.ts'
import { startTally } from './tally.ts'
import { topValues, type TopValues } from './top-values.ts'
import { weights } from './weights.ts'
import type { MatchContext } from './word-terms.ts'

export interface SearchRequest {
  query: Query
  filters: Filters
  sort: Sort
  /** The order turned round; what has no key still comes last. Never of relevance. */
  reversed?: boolean
  offset: number
  limit: number
  facets: readonly Facet[]
}

/** An answer with facet values as numbers; `engine.ts` gives them their words. */
export interface NumberedResults {
  ids: number[]
  total: number
  values: TopValues
  available: number | undefined
}

/** Furthest place in a result list that can be asked for. */
export const furthestResult = 10_000

/** How many of the best by plain score are looked at more closely. */
const closerLook = 100

export function searchSegments(request: SearchRequest, context: MatchContext): NumberedResults {
  const { dictionary, segments } = context
  beginScratch()
  const filters = prepareFilters(request.filters, dictionary)
  const wanted = Math.min(request.offset + request.limit, furthestResult)
  const words = request.sort === 'relevance' ? plainWords(request.query) : []
  const parted = segments.map((segment) =>
    partMatches(segment, matchQuery(segment, request.query, context), filters),
  )
  const ranked = parted.flatMap(({ segment, passed }, place) => {
    const best = bestFirst(wanted + (words.length > 1 ? closerLook : 0))
    offerAll(best, passed, segment, request, words)
    return rerank(segment, place, best, words)
  })
  ranked.sort(request.sort === 'relevance' ? byRank : byKey(segments, request))
  const total = parted.reduce((sum, { passed }) => sum + passed.length, 0)
  const counted = request.facets.length > 0 ? count(request, parted, filters, dictionary) : nothingCounted
  return {
    ids: ranked.slice(request.offset, wanted).map(({ place, document }) => segments[place]!.ids[document]!),
    total,
    ...counted,
  }
}

const nothingCounted = { values: {}, available: undefined }

function count(
  { facets }: SearchRequest,
  parted: Parted[],
  filters: PreparedFilters,
  dictionary: Dictionary,
) {
  const documents = parted.reduce((sum, { passed }) => sum + passed.length, 0)
  const tally = startTally(dictionary, documents)
  const available = countValues(tally, parted, facets, filters)
  return {
    values: topValues(tally, facets, filters),
    available: facets.includes('availability') ? available : undefined,
  }
}

function offerAll(
  best: BestFirst,
  passed: Matches,
  segment: Segment,
  { sort, reversed = false }: SearchRequest,
  words: readonly string[],
): void {
  if (sort === 'relevance') return offerByScore(best, passed, segment, words)
  const rankOf = rankerOf(segment, sort, reversed)
  for (let i = 0; i < passed.length; i++) {
    const document = passed.documents[i]!
    offer(best, rankOf(document), document)
  }
}

function offerByScore(
  best: BestFirst,
  { documents, scores, length }: Matches,
  segment: Segment,
  words: readonly string[],
): void {
  const { of: boosts, touched } = boostsOf(segment, words)
  const boosted = touched.length > 0
  const standing = weights.standing / Math.max(1, segment.length)
  let worst = worstRank(best)
  for (let i = 0; i < length; i++) {
    const document = documents[i]!
    const rank = document * standing - scores[i]! - (boosted ? boosts[document]! : 0)
    // Documents come by rising number, so one of equal rank is never better than those there.
    if (rank >= worst) continue
    offer(best, rank, document)
    worst = worstRank(best)
  }
}

/** Rank of a document within its segment, the smaller the better. */
function rankerOf(
  segment: Segment,
  sort: Exclude<Sort, 'relevance'>,
  reversed: boolean,
): (document: number) => number {
  const { titles, authors, callNumbers, years, added } = segment
  if (sort === 'newest') {
    if (!reversed) return (document) => -(years[document]! * 2 ** 33 + added[document]!)
    return (document) => {
      const year = years[document] ?? 0
      return year === 0 ? Infinity : year * 2 ** 33 + added[document]!
    }
  }
  const keys = sort === 'title' ? titles : sort === 'author' ? authors : callNumbers
  const rank = sort === 'title' ? (document: number) => titles.order[document]! : emptyLast(keys)
  return reversed ? (document) => (isEmpty(keys, document) ? 2 ** 32 : -keys.order[document]!) : rank
}

const emptyLast = (keys: SortKeys) => (document: number) =>
  isEmpty(keys, document) ? 2 ** 32 : keys.order[document]!

const isEmpty = ({ offsets }: SortKeys, document: number): boolean =>
  offsets[document] === offsets[document + 1]

interface Ranked {
  place: number
  document: number
  rank: number
}

function rerank(segment: Segment, place: number, best: BestFirst, words: readonly string[]): Ranked[] {
  const entries = entriesOf(best).map(({ rank, entry }) => ({ place, document: entry, rank }))
  if (words.length < 2) return entries
  const boost = adjacencyBoost(segment, words)
  for (const entry of entries) entry.rank -= boost(entry.document)
  return entries
}

const byRank = (a: Ranked, b: Ranked) => a.rank - b.rank || a.place - b.place || a.document - b.document

/** Across segments places in order mean nothing; the keys themselves are compared. */
function byKey(
  segments: readonly Segment[],
  { sort, reversed = false }: SearchRequest,
): (a: Ranked, b: Ranked) => number {
  if (sort === 'newest') return byRank
  const column = sort === 'title' ? 'titles' : sort === 'author' ? 'authors' : 'callNumbers'
  const keyOf = ({ place, document }: Ranked) => sortKey(segments[place]![column], document)
  return (a, b) => {
    if (a.place === b.place) return a.rank - b.rank || a.document - b.document
    const [first, second] = [keyOf(a), keyOf(b)]
    if (first === second) return a.place - b.place
    if ((reversed || column !== 'titles') && (first === '' || second === '')) return first === '' ? 1 : -1
    return first < second !== reversed ? -1 : 1
  }
}
