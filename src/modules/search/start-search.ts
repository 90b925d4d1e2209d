import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import { madeOnce } from '#kernel/kept-settings.ts'
import { log } from '#kernel/log.ts'
import { correct } from './engine/correct-words.ts'
import type { SearchResults } from './engine/engine.ts'
import { isTooBroad, listTerms, type ListedTerms, type TermList } from './engine/list-terms.ts'
import { related } from './engine/related.ts'
import type { SearchRequest } from './engine/search-segments.ts'
import { suggest, type Suggestions } from './engine/suggest.ts'
import { createIndexReader, type IndexReader } from './indexing/index-reader.ts'
import { beginIndex, createIndexWriter, followChanges } from './indexing/index-writer.ts'
import type { WriterMessage } from './indexing/messages-of-writer.ts'
import type { Field } from './query/query.ts'
import { rememberAnswers } from './remember-answers.ts'
import { tokensOf } from './text/normalise.ts'
import { shareSearch } from './threads/shared-search.ts'

/**
 * All that the rest of the system knows of the search engine. Answers hold ids and counts, never text: what is
 * shown is read from the database. Another engine can stand behind it for a collection beyond one machine.
 */
export interface Search {
  search(request: SearchRequest): Promise<SearchResults>
  suggest(text: string, limit: number): Promise<Suggestions>
  /** The words as they were probably meant; undefined when nothing better is found. */
  correct(words: readonly string[]): Promise<string[] | undefined>
  /** Terms of the index around a text, in their order. */
  listTerms(list: TermList, text: string, most: { before: number; after: number }): Promise<ListedTerms>
  /** Whether words of a field that begin so are too many to search for. */
  isTooBroad(field: Field, start: string): Promise<boolean>
  /** Titles akin to one, the most akin first. */
  related(id: number, limit: number): Promise<number[]>
  /** Another number after each change of the catalogue; undefined where changes are not followed by themselves. */
  revision(): number | undefined
  /** Whether a search can be answered. */
  ready(): Promise<boolean>
  stop(): Promise<void>
}

export interface SearchParts {
  databaseUrl: string
  /** Where the snapshot is kept. */
  folder: string
  /** How many threads may help with long searches in a large catalogue. */
  threads: number
}

/** Starts the engine: the index is built and kept up in a thread of its own, searches run here and in helping threads. */
export async function startSearch(db: Db, { databaseUrl, folder, threads }: SearchParts): Promise<Search> {
  const reader = createIndexReader()
  const shared = shareSearch({ reader, threads })
  const installation = await installationOf(db)
  const data = { databaseUrl, snapshotFile: join(folder, 'index.snapshot'), installation }
  let stopped = false
  let worker = startWorker()

  function startWorker(): Worker {
    const thread = new Worker(new URL('./indexing/index-worker.ts', import.meta.url), { workerData: data })
    thread.on('message', (message: WriterMessage) => {
      if (message.kind === 'failed')
        log.warn({ reason: message.reason }, 'search index waits for the database')
      else shared.take(message)
    })
    thread.on('error', (error) => log.error({ err: error }, 'search index thread failed'))
    thread.on('exit', () => {
      if (!stopped) setTimeout(() => !stopped && (worker = startWorker()), 1000)
    })
    return thread
  }

  return {
    ...answersOf(reader),
    search: rememberAnswers(reader.engine, shared.search),
    revision: () => reader.revision,
    ready: () => Promise.resolve(reader.ready),
    async stop() {
      stopped = true
      worker.postMessage('stop')
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
      const late = new Promise<void>((resolve) => setTimeout(resolve, 2000).unref())
      await Promise.race([ended, late])
      await worker.terminate()
      await shared.stop()
    },
  }
}

/** What is always answered here: none of it takes long. */
const answersOf = ({ engine }: IndexReader) => ({
  suggest: (text: string, limit: number) => Promise.resolve(suggest(engine, tokensOf(text), limit)),
  correct: (words: readonly string[]) => Promise.resolve(correct(engine, words)),
  related: (id: number, limit: number) => Promise.resolve(related(engine, id, limit)),
  listTerms: (list: TermList, text: string, most: { before: number; after: number }) =>
    Promise.resolve(listTerms(engine, list, text, most)),
  isTooBroad: (field: Field, start: string) => Promise.resolve(isTooBroad(engine, field, start)),
})

/**
 * The engine without a writing thread or a snapshot: `refresh` takes in what has changed. For tests, measurements and the
 * command line; `ready` says whether helping threads, where they are wanted, can be asked.
 */
export async function searchHere(
  db: Db,
  helpers: { threads: number; leastTitles?: number } = { threads: 0 },
): Promise<Search & { refresh(): Promise<void> }> {
  const reader = createIndexReader()
  const shared = shareSearch({ reader, ...helpers })
  const writer = createIndexWriter({ db, snapshotFile: undefined, installation: '', emit: shared.take })
  await beginIndex(writer)
  return {
    ...answersOf(reader),
    search: shared.search,
    revision: () => undefined,
    ready: () => Promise.resolve(shared.settled()),
    stop: shared.stop,
    async refresh() {
      while ((await followChanges(writer)) > 0);
    },
  }
}

/** A name for this database, so that a snapshot of another one is never taken for its index. */
const installationOf = (db: Db): Promise<string> =>
  madeOnce(db, { name: 'installation', shape: v.string(), make: () => randomUUID() })
