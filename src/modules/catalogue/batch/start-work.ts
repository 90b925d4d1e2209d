import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { addJob } from '#kernel/jobs.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { lockBatch, type BatchState } from './batch-state.ts'
import type { ItemChange } from './items/item-change.ts'
import type { RecordChange } from './records/record-change.ts'

export const batchJob = 'catalogue-batch'

export type StartBatchRefusal = 'batch-unknown' | 'not-now'

/** Says what is to be changed, in place of what was said before, and begins the preview. */
export const startPreview = (db: Db, id: number, change: ItemChange | RecordChange, actor: Actor) =>
  start(db, id, { from: ['chosen', 'ready'], to: 'previewing', actor }, async (tx) => {
    await tx
      .updateTable('catalogue.batches')
      .set({ change: toJson(change) })
      .where('id', '=', id)
      .execute()
    await sql`
      update catalogue.batch_rows
      set outcome = 'chosen', reason = null, before = null, after = null, seen_version = null
      where batch_id = ${id} and outcome in ('change', 'same', 'refused')
    `.execute(tx)
  })

/** Begins to do what was previewed. */
export const startRun = (db: Db, id: number, actor: Actor) =>
  start(db, id, { from: ['ready'], to: 'running', actor })

/** Begins to take a batch back, whether it was finished or not. */
export const startUndo = (db: Db, id: number, actor: Actor) =>
  start(db, id, { from: ['done', 'running'], to: 'undoing', actor })

/** Gives a batch up before anything was changed. */
export const cancelBatch = (db: Db, id: number, actor: Actor) =>
  db.transaction().execute(async (tx): Promise<Outcome<undefined, StartBatchRefusal>> => {
    const from: BatchState[] = ['chosen', 'previewing', 'ready']
    const outcome = await changeState(tx, id, { from, to: 'cancelled', actor })
    if (outcome.ok) await tx.deleteFrom('catalogue.batchRows').where('batchId', '=', id).execute()
    return outcome
  })

interface StateChange {
  from: readonly BatchState[]
  to: BatchState
  actor: Actor
}

const start = (
  db: Db,
  id: number,
  wanted: StateChange,
  prepare?: (tx: Tx) => Promise<void>,
): Promise<Outcome<undefined, StartBatchRefusal>> =>
  db.transaction().execute(async (tx) => {
    const outcome = await changeState(tx, id, wanted)
    if (!outcome.ok) return outcome
    await prepare?.(tx)
    await addJob(tx, batchJob, { id })
    return outcome
  })

async function changeState(
  tx: Tx,
  id: number,
  { from, to, actor }: StateChange,
): Promise<Outcome<undefined, StartBatchRefusal>> {
  const batch = await lockBatch(tx, id)
  if (!batch) return refused('batch-unknown')
  if (!from.includes(batch.state)) return refused('not-now')
  await tx
    .updateTable('catalogue.batches')
    .set({
      state: to,
      problem: null,
      rowsDone: 0,
      actor: toJson(actor),
      finishedAt: to === 'cancelled' ? new Date() : null,
    })
    .where('id', '=', id)
    .execute()
  await audit(tx, actor, { action: `batch.${to}`, subjectKind: 'batch', subjectId: id })
  return done(undefined)
}
