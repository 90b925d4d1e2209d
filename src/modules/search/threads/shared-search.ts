import { inWords, search, sizeOf, type SearchResults } from '../engine/engine.ts'
import type { SearchRequest } from '../engine/search-segments.ts'
import { matching } from '../engine/word-terms.ts'
import type { IndexReader } from '../indexing/index-reader.ts'
import type { WriterMessage } from '../indexing/messages-of-writer.ts'
import { costOf } from './cost-of.ts'
import { startThreads, type SearchThreads } from './search-threads.ts'

export interface SharedSearch {
  search(request: SearchRequest): Promise<SearchResults>
  take(message: WriterMessage): void
  /** Comes true when the threads can be asked, at once when there need be none. */
  settled(): boolean
  stop(): Promise<void>
}

export interface SharedSearchParts {
  reader: IndexReader
  /** How many threads may be started; none with 0. */
  threads: number
  /** Fewest titles for which they are. */
  leastTitles?: number
  /** Least cost of what is left to them, see `costOf`. */
  worthAsking?: number
}

/** Below this many titles every answer comes so soon that asking somebody else would take longer. */
const defaultLeastTitles = 50_000
/** Titles to go through, from which on an answer is left to a thread: about a fifth of a millisecond. */
const defaultWorthAsking = 4000

/**
 * Searches with the help of threads: what is quickly found is answered here, for a message takes longer; what would
 * keep everybody else waiting is left to a thread. An answer is the same, and as fresh, wherever it was made.
 */
export function shareSearch({
  reader,
  threads,
  leastTitles = defaultLeastTitles,
  worthAsking = defaultWorthAsking,
}: SharedSearchParts): SharedSearch {
  const { engine } = reader
  let helpers: SearchThreads | undefined

  return {
    async search(request) {
      const context = matching(engine)
      const long = helpers && costOf(request.query, context) >= worthAsking
      const asked = long ? helpers?.search(request) : undefined
      if (!asked) return search(engine, request, context)
      // The answer is of the index of now, whatever comes while it is waited for.
      const { dictionary, asOf } = engine
      try {
        return inWords({ dictionary, asOf }, request, await asked)
      } catch {
        // The thread has ended, or met what will be met here too and is then told to whoever asked.
        return search(engine, request)
      }
    },
    take(message) {
      helpers?.tell(message)
      reader.take(message)
      if (!helpers && threads > 0 && sizeOf(engine) >= leastTitles)
        helpers = startThreads(threads, reader.present)
    },
    settled: () => threads === 0 || sizeOf(engine) < leastTitles || helpers?.ready() === threads,
    stop: async () => helpers?.stop(),
  }
}
