import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { connect } from '#kernel/database.ts'
import { beginIndex, createIndexWriter, followChanges } from './index-writer.ts'
import type { WriterMessage } from './messages-of-writer.ts'

/** Runs in a thread of its own: follows the catalogue and sends the index, so that no search ever waits for it. */
const { databaseUrl, snapshotFile, installation } = v.parse(
  v.object({ databaseUrl: v.string(), snapshotFile: v.optional(v.string()), installation: v.string() }),
  workerData,
)

/** Milliseconds between looks at the change table; one look is one small query. */
const restingTime = 150
const timeAfterFailure = 2000

const { db, close } = connect(databaseUrl, { max: 3 })
const emit = (message: WriterMessage) => parentPort?.postMessage(message)
const writer = createIndexWriter({ db, snapshotFile, installation, emit })
const state = { stopping: false }
let begun = false

parentPort?.on('message', () => {
  state.stopping = true
})

while (!state.stopping) {
  try {
    if (!begun) await beginIndex(writer)
    begun = true
    if ((await followChanges(writer)) === 0) await rest(restingTime)
  } catch (error) {
    // The database is away, or was: nothing is lost, for the table of changes waits.
    emit({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
    await rest(timeAfterFailure)
  }
}
await close()
parentPort?.close()

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
