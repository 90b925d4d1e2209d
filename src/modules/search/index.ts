import type { Module } from '#kernel/module.ts'
import { pruneChanges } from './prune-changes.ts'
import { searchRoutes } from './routes.ts'
import type { Search } from './start-search.ts'

export { valueFacets, type Facet, type ValueFacet } from './engine/document.ts'
export type { FacetValue } from './engine/engine.ts'
export type { TermList } from './engine/list-terms.ts'
export { deepest as deepestNesting } from './engine/match-query.ts'
export { furthestResult } from './engine/search-segments.ts'
export { numberClause } from './query/known-numbers.ts'
export type { Clause, Field, Precise, Query, Sort, TextField } from './query/query.ts'
export { normalise, tokensOf } from './text/normalise.ts'
export { allFacets, findResults, type FoundResults } from './find-results.ts'
export { titlesOfSearch } from './titles-of-search.ts'
export { paths as searchPaths } from './paths.ts'
export { longestQuery, parseQuery } from './query/parse-query.ts'
export {
  facetWords,
  filterFacets,
  readSearchAddress,
  resultsPerPage,
  searchFor,
  sorts,
  sortWords,
  withAvailability,
  withoutFacet,
  withoutFilters,
  withoutValue,
  withPage,
  withSort,
  withText,
  withValue,
  withYears,
  writeSearchAddress,
  type FilterFacet,
  type SearchAddress,
} from './query/search-address.ts'
export { changesSince, type Position } from './index-source/follow-changes.ts'
export { searchHere, startSearch, type Search } from './start-search.ts'

export const searchModule = (search: Search): Module => ({
  routes: [searchRoutes(search)],
  schedules: [pruneChanges],
})
