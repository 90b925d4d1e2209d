import { sql } from 'kysely'
import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { countRows, findBatch, lockBatch, type Batch, type BatchState } from './batch-state.ts'
import { applyItems, takeBackItems } from './items/apply-items.ts'
import { previewItems } from './items/preview-items.ts'
import { applyRecords, takeBackRecords } from './records/apply-records.ts'
import { previewRecords } from './records/preview-records.ts'

type WorkState = Extract<BatchState, 'previewing' | 'running' | 'undoing'>

/** What comes after each kind of work. */
const endings: Record<WorkState, BatchState> = { previewing: 'ready', running: 'done', undoing: 'undone' }

/** Rows of one transaction. Records are larger, and each has headings and keys to write. */
const partLengths = { items: 1000, records: 200 }

/**
 * Does what a batch waits for: preview, run or taking back, in parts of one transaction each. A part is done whole or
 * not at all, so it may be called again after any interruption, and by several workers at once.
 */
export async function runBatch(db: Db, id: number, signal: AbortSignal): Promise<void> {
  try {
    const state = (await findBatch(db, id))?.state
    let more = isWork(state)
    while (more && !signal.aborted) more = await doPart(db, id, state)
  } catch (error) {
    // Told on the page; the queue tries again.
    await noteStop(db, id).catch(() => {})
    throw error
  }
}

const isWork = (state: BatchState | undefined): state is WorkState => state !== undefined && state in endings

/** False when nothing of this work is left, or somebody has asked for something else meanwhile. */
const doPart = (db: Db, id: number, wanted: BatchState | undefined): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const batch = await lockBatch(tx, id)
    if (!batch || batch.state !== wanted || !isWork(batch.state)) return false
    const positions = await nextRows(tx, batch, batch.state)
    if (positions.length === 0) {
      await finish(tx, batch, endings[batch.state])
      return false
    }
    await works[batch.subject][batch.state](tx, batch, positions)
    await countRows(tx, id, positions.length)
    return true
  })

type Work = (tx: Tx, batch: Batch, positions: number[]) => Promise<void>

const works: Record<Batch['subject'], Record<WorkState, Work>> = {
  items: { previewing: previewItems, running: applyItems, undoing: takeBackItems },
  records: { previewing: previewRecords, running: applyRecords, undoing: takeBackRecords },
}

async function nextRows(tx: Tx, { id, subject }: Batch, state: WorkState): Promise<number[]> {
  const waiting = {
    previewing: sql`outcome = 'chosen'`,
    running: sql`outcome = 'change' and done_at is null`,
    undoing: sql`done_at is not null and undone_at is null`,
  }[state]
  const { rows } = await sql<{ position: number }>`
    select position from catalogue.batch_rows
    where batch_id = ${id} and ${waiting}
    order by position limit ${partLengths[subject]}
  `.execute(tx)
  return rows.map(({ position }) => position)
}

async function finish(tx: Tx, { id, actor }: Batch, state: BatchState): Promise<void> {
  await tx
    .updateTable('catalogue.batches')
    .set({ state, problem: null, finishedAt: state === 'ready' ? null : new Date() })
    .where('id', '=', id)
    .execute()
  if (state === 'ready') return
  await audit(tx, actor, { action: `batch.${state}`, subjectKind: 'batch', subjectId: id })
}

const noteStop = (db: Db, id: number) =>
  db.updateTable('catalogue.batches').set({ problem: 'stopped' }).where('id', '=', id).execute()
