import type { Facet } from './engine/document.ts'
import { valueFacets } from './engine/document.ts'
import type { SearchResults } from './engine/engine.ts'
import { furthestResult } from './engine/search-segments.ts'
import { parseQuery } from './query/parse-query.ts'
import { resultsPerPage, withText, type SearchAddress } from './query/search-address.ts'
import type { Search } from './start-search.ts'

export interface FoundResults extends SearchResults {
  /** Pages that can be turned to. */
  pages: number
  /** The text that was answered, when it is not the one asked: a typing error was corrected. */
  corrected: string | undefined
}

export const allFacets: readonly Facet[] = ['availability', 'branch', 'year', ...valueFacets]

export interface FindOptions {
  facets?: readonly Facet[]
  /** Titles on a page. */
  perPage?: number
  /** False to answer what was typed, even when that finds nothing. */
  correcting?: boolean
}

/** Answers a search address; what finds nothing because of a typing error is answered as it was meant. */
export async function findResults(
  search: Pick<Search, 'search' | 'correct'>,
  address: SearchAddress,
  { facets = allFacets, perPage = resultsPerPage, correcting = true }: FindOptions = {},
): Promise<FoundResults> {
  const { query, words } = parseQuery(address.text)
  const request = {
    query,
    filters: address.filters,
    sort: address.sort,
    offset: (address.page - 1) * perPage,
    limit: perPage,
    facets,
  }
  const results = await search.search(request)
  if (results.total === 0 && correcting && words.length > 0) {
    const corrected = await correctedText(search, address.text, words)
    if (corrected) {
      const answer = await findResults(search, withText(address, corrected), {
        facets,
        perPage,
        correcting: false,
      })
      if (answer.total > 0) return { ...answer, corrected }
    }
  }
  const reachable = Math.min(results.total, furthestResult)
  return { ...results, pages: Math.max(1, Math.ceil(reachable / perPage)), corrected: undefined }
}

/** The text with its wrong words replaced; what stood around them stays. */
async function correctedText(
  search: Pick<Search, 'correct'>,
  text: string,
  words: string[],
): Promise<string | undefined> {
  const better = await search.correct(words)
  if (!better) return undefined
  const replaced = words.reduce(
    (line, word, i) =>
      line.replace(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu'), better[i] ?? word),
    text,
  )
  // Words that the eye sees differently than the index (accents, hyphens) cannot be replaced in place.
  return (replaced === text ? better.join(' ') : replaced).replaceAll(/\s+/g, ' ').trim()
}
