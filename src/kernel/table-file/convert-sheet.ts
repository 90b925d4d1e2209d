import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export type SheetRefusal = 'sheet-too-large' | 'sheet-unreadable' | 'file-is-archive'

/** What the thread sends back: the sheet as CSV, or why there is none. */
export const SheetAnswer = v.union([
  v.object({ csv: v.instance(Uint8Array) }),
  v.object({ refusal: v.picklist(['sheet-unreadable', 'file-is-archive']) }),
])
export type SheetAnswer = v.InferOutput<typeof SheetAnswer>

/**
 * The first sheet of an Excel file as CSV. It is unpacked in a thread with a memory of its own, so that a file made
 * to grow without end brings down nothing else.
 */
export function convertSheet(file: Buffer): Promise<Outcome<Uint8Array, SheetRefusal>> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
      workerData: file,
      resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 },
    })
    const timeLimit = setTimeout(() => void thread.terminate(), 120_000)
    const end = (outcome: Outcome<Uint8Array, SheetRefusal>) => {
      clearTimeout(timeLimit)
      resolve(outcome)
    }
    thread.on('message', (message: unknown) => {
      const answer = v.parse(SheetAnswer, message)
      end('csv' in answer ? done(answer.csv) : refused(answer.refusal))
    })
    thread.on('error', () => end(refused('sheet-too-large')))
    thread.on('exit', () => end(refused('sheet-too-large')))
  })
}
