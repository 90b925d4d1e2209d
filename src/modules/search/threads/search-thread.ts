import { parentPort } from 'node:worker_threads'
import { searchSegments, type SearchRequest } from '../engine/search-segments.ts'
import { matching } from '../engine/word-terms.ts'
import { createIndexReader } from '../indexing/index-reader.ts'
import type { ThreadAnswer, ThreadTask } from './messages-of-threads.ts'
import { pack } from './packed-results.ts'

/** Runs in a thread of its own: has the index as its owner has it, and answers what would keep the owner too long. */
const reader = createIndexReader()
const tell = (answer: ThreadAnswer) => parentPort?.postMessage(answer)

parentPort?.on('message', (task: ThreadTask) => {
  if (task.kind === 'search') return tell(answer(task.number, task.request))
  reader.take(task)
  if (task.kind === 'present') tell({ kind: 'ready' })
})

function answer(number: number, request: SearchRequest): ThreadAnswer {
  try {
    return { kind: 'found', number, results: pack(searchSegments(request, matching(reader.engine))) }
  } catch (error) {
    return { kind: 'refused', number, reason: error instanceof Error ? error.message : String(error) }
  }
}
