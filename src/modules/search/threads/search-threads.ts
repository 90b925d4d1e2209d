import { Worker } from 'node:worker_threads'
import { log } from '#kernel/log.ts'
import type { NumberedResults, SearchRequest } from '../engine/search-segments.ts'
import type { PresentIndex, WriterMessage } from '../indexing/messages-of-writer.ts'
import type { ThreadAnswer, ThreadTask } from './messages-of-threads.ts'
import { unpack } from './packed-results.ts'

/** Threads that search the same arrays as their owner. */
export interface SearchThreads {
  /** How many can be asked now. */
  ready(): number
  /** Asks the thread with the least to do; undefined when there is none. Rejects when the thread fails. */
  search(request: SearchRequest): Promise<NumberedResults> | undefined
  /** Passes on how the index changes; to be told before the owner takes it, for it is then still as it came. */
  tell(message: WriterMessage): void
  stop(): Promise<void>
}

const timeAfterFailure = 1000

/** Starts threads that begin with the index as `present` has it; one that fails is replaced. */
export function startThreads(count: number, present: () => PresentIndex): SearchThreads {
  const threads = new Set<SearchThread>()
  let stopped = false
  for (let i = 0; i < count; i++) start()

  function start(): void {
    const thread = startThread(() => {
      threads.delete(thread)
      if (stopped) return
      log.warn({ waiting: thread.waiting.size }, 'a search thread has ended, another one is started')
      setTimeout(() => !stopped && start(), timeAfterFailure).unref()
    })
    threads.add(thread)
    post(thread, present())
  }

  return {
    ready: () => [...threads].filter(({ ready }) => ready).length,
    search(request) {
      const thread = leastBusy(threads)
      return thread && ask(thread, request)
    },
    tell(message) {
      for (const thread of threads) post(thread, message)
    },
    async stop() {
      stopped = true
      await Promise.all([...threads].map(({ worker }) => worker.terminate()))
    },
  }
}

interface SearchThread {
  worker: Worker
  ready: boolean
  lastNumber: number
  waiting: Map<number, Waiting>
}

interface Waiting {
  found(results: NumberedResults): void
  failed(error: Error): void
}

function startThread(ended: () => void): SearchThread {
  const worker = new Worker(new URL('./search-thread.ts', import.meta.url))
  const thread: SearchThread = { worker, ready: false, lastNumber: 0, waiting: new Map() }
  worker.on('message', (answer: ThreadAnswer) => take(thread, answer))
  worker.on('error', (error) => log.error({ err: error }, 'search thread failed'))
  worker.on('exit', () => {
    ended()
    for (const { failed } of thread.waiting.values()) failed(new Error('the search thread has ended'))
  })
  // A thread keeps a program alive only while an answer is waited for.
  worker.unref()
  return thread
}

const post = ({ worker }: SearchThread, task: ThreadTask) => worker.postMessage(task)

const ask = (thread: SearchThread, request: SearchRequest): Promise<NumberedResults> =>
  new Promise((found, failed) => {
    const number = ++thread.lastNumber
    if (thread.waiting.size === 0) thread.worker.ref()
    thread.waiting.set(number, { found, failed })
    post(thread, { kind: 'search', number, request })
  })

function take(thread: SearchThread, answer: ThreadAnswer): void {
  if (answer.kind === 'ready') {
    thread.ready = true
    return
  }
  const waiting = thread.waiting.get(answer.number)
  thread.waiting.delete(answer.number)
  if (thread.waiting.size === 0) thread.worker.unref()
  if (answer.kind === 'found') waiting?.found(unpack(answer.results))
  else waiting?.failed(new Error(answer.reason))
}

function leastBusy(threads: Iterable<SearchThread>): SearchThread | undefined {
  let best: SearchThread | undefined
  for (const thread of threads)
    if (thread.ready && (!best || thread.waiting.size < best.waiting.size)) best = thread
  return best
}
