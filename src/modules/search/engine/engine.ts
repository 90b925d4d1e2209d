import type { Query } from '../query/query.ts'
import type { Analysis } from './analysis.ts'
import { segmentInSteps } from './build-segment.ts'
import type { Neighbourhood } from './correct.ts'
import {
  emptyDictionary,
  grow,
  placeOf,
  type Dictionary,
  type DictionaryGrowth,
  type NumberedFacet,
} from './dictionary.ts'
import type { Facet, IndexDocument } from './document.ts'
import { matchQuery } from './match-query.ts'
import { beginScratch } from './scratch.ts'
import { findDocument, type Segment } from './segment.ts'
import { searchSegments, type NumberedResults, type SearchRequest } from './search-segments.ts'
import { matching } from './word-terms.ts'
import { finish } from './steps.ts'

/**
 * The index as it is now: segments, the first of them the base, and the dictionary that gives facet values
 * their numbers. Documents of later segments have replaced those of the same id in earlier ones.
 */
export interface Engine {
  analysis: Analysis
  dictionary: Dictionary
  segments: Segment[]
  /** Number of the latest change that an answer reflects; of a large load earlier ones may still be missing. */
  asOf: number
  neighbourhood: Neighbourhood | undefined
}

export interface FacetValue {
  value: string
  count: number
  selected: boolean
}

export interface SearchResults {
  ids: number[]
  total: number
  facets: Partial<Record<Facet, FacetValue[]>>
  asOf: number
}

export const createEngine = (analysis: Analysis): Engine => ({
  analysis,
  dictionary: emptyDictionary(),
  segments: [],
  asOf: 0,
  neighbourhood: undefined,
})

/**
 * Answers a query: ids in order, how many in all, and exact counts of the facets asked for. Whoever has looked at the
 * words before gives the context in which that was.
 */
export const search = (engine: Engine, request: SearchRequest, context = matching(engine)): SearchResults =>
  inWords(engine, request, searchSegments(request, context))

/** An answer found here or by another thread, with the words of its facet values. */
export function inWords(
  engine: Pick<Engine, 'dictionary' | 'asOf'>,
  request: SearchRequest,
  found: NumberedResults,
): SearchResults {
  const facets: SearchResults['facets'] = {}
  for (const facet of request.facets) {
    if (facet === 'availability') {
      const selected = request.filters.availableOnly
      facets[facet] = found.available ? [{ value: 'available', count: found.available, selected }] : []
    } else facets[facet] = facetValues(engine, request, facet, found.values[facet] ?? [])
  }
  return { ids: found.ids, total: found.total, facets, asOf: engine.asOf }
}

function facetValues(
  { dictionary }: Pick<Engine, 'dictionary'>,
  { filters }: SearchRequest,
  facet: NumberedFacet | 'year',
  counts: [number, number][],
): FacetValue[] {
  const chosen = filters.values.find((one) => one.facet === facet)?.values ?? []
  return counts.map(([number, count]) => {
    const value = facet === 'year' ? String(number) : (dictionary.texts[placeOf[facet]]?.[number] ?? '')
    return { value, count, selected: chosen.includes(value) }
  })
}

/** How many documents the index holds, those replaced since included. */
export const sizeOf = ({ segments }: { segments: readonly Segment[] }): number =>
  segments.reduce((sum, { length }) => sum + length, 0)

/** How many titles match a query. */
export function countMatches(engine: Engine, query: Query): number {
  beginScratch()
  const context = matching(engine)
  return engine.segments.reduce((sum, segment) => sum + matchQuery(segment, query, context).length, 0)
}

export interface Batch {
  upsert: IndexDocument[]
  remove: number[]
}

/** Makes a segment of a batch and takes it in. */
export function apply(engine: Engine, { upsert, remove }: Batch, asOf: number): void {
  const last = new Map(upsert.map((document) => [document.id, document]))
  const segment = last.size > 0 ? segmentOf(engine, last.values()) : undefined
  attach(engine, { segment, remove: [...remove, ...last.keys()], growth: [], asOf })
}

export const segmentOf = (
  engine: Pick<Engine, 'analysis' | 'dictionary'>,
  documents: Iterable<IndexDocument>,
): Segment => finish(segmentInSteps(engine, documents))

export interface Attachment {
  segment: Segment | undefined
  /** Ids whose documents in the segments there are no longer valid. */
  remove: number[]
  growth: DictionaryGrowth
  asOf: number
}

/** Takes in a segment built here or elsewhere. An answer sees all of it or nothing, for nothing runs in between. */
export function attach(engine: Engine, { segment, remove, growth, asOf }: Attachment): void {
  grow(engine.dictionary, growth)
  for (const id of remove) bury(engine.segments, id)
  // Another list even if no segment comes: by that remembered answers are known to be old.
  engine.segments = segment ? [...engine.segments, segment] : [...engine.segments]
  engine.asOf = asOf
}

export interface Exchange {
  gone: readonly Segment[]
  /** Holds the documents of those gone as they were when the merge was begun. */
  merged: Segment
  /** Titles that changed since: as the merged segment has them they no longer count. */
  stale: readonly number[]
  growth: DictionaryGrowth
}

/** Swaps small segments for one made of their documents. */
export function exchange(engine: Engine, { gone, merged, stale, growth }: Exchange): void {
  grow(engine.dictionary, growth)
  for (const id of stale) bury([merged], id)
  const place = engine.segments.indexOf(gone[0] ?? merged)
  const rest = engine.segments.filter((segment) => !gone.includes(segment))
  // Never before the base, by which words are corrected.
  engine.segments = rest.toSpliced(place < 0 ? rest.length : place, 0, merged)
}

/** A base that was built from the whole catalogue or read from a snapshot. */
export interface Base {
  segment: Segment
  neighbourhood: Neighbourhood
}

export interface Beginning {
  base: Base
  growth: DictionaryGrowth
  /** Titles of which the base does not have the present state. */
  stale: readonly number[]
  asOf: number
  /** True for the first base of a writer: it numbers values in an order of its own. */
  fresh: boolean
}

/** Begins with a base and its dictionary; segments that were made since the base was begun come after it. */
export function begin(
  engine: Engine,
  { base, growth, stale, asOf, fresh }: Beginning,
  since: readonly Segment[],
): void {
  if (fresh) engine.dictionary = emptyDictionary()
  grow(engine.dictionary, growth)
  for (const id of stale) bury([base.segment], id)
  engine.segments = [base.segment, ...since]
  engine.neighbourhood = base.neighbourhood
  engine.asOf = Math.max(engine.asOf, asOf)
}

function bury(segments: readonly Segment[], id: number): void {
  for (const segment of segments) {
    const document = findDocument(segment, id)
    if (document >= 0) segment.dead[document] = 1
  }
}
