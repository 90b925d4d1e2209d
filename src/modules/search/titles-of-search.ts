import { furthestResult } from './engine/search-segments.ts'
import { findResults } from './find-results.ts'
import { readSearchAddress } from './query/search-address.ts'
import type { Search } from './start-search.ts'

/** All titles that a search finds, as far as it reaches: words as typed, or the address of a page of results. */
export const titlesOfSearch =
  (search: Pick<Search, 'search' | 'correct'>) =>
  async (text: string): Promise<{ ids: number[]; total: number }> => {
    const query = /^(?:https?:\/\/|\/)[^\s?]*\?(\S*)$/i.exec(text.trim())?.[1]
    const address = readSearchAddress(new URLSearchParams(query ?? { q: text }))
    const options = { facets: [], perPage: furthestResult, correcting: false }
    const { ids, total } = await findResults(search, { ...address, page: 1 }, options)
    return { ids, total }
  }
