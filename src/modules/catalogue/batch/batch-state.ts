import { sql } from 'kysely'
import type { Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import type { Selection } from './choose/selection.ts'
import type { ItemChange } from './items/item-change.ts'
import type { RecordChange } from './records/record-change.ts'

export type BatchState =
  | 'chosen'
  | 'previewing'
  | 'ready'
  | 'running'
  | 'done'
  | 'undoing'
  | 'undone'
  | 'cancelled'

export type BatchSubject = 'items' | 'records'

/** How the rows were chosen, to be shown: a list by its length alone. */
export type ShownSelection = (Exclude<Selection, { how: 'list' }> | { how: 'list'; length: number }) & {
  /** Titles that the search found beyond those it handed over. */
  leftOut: number
}

interface Common {
  id: number
  selection: ShownSelection
  state: BatchState
  rowsDone: number
  problem: string | null
  actor: Actor
  createdAt: Date
  createdBy: string
  finishedAt: Date | null
}

/** A batch and how far it has come. `change` is absent until it has been said. */
export type Batch = Common &
  ({ subject: 'items'; change: ItemChange | null } | { subject: 'records'; change: RecordChange | null })

const columns = sql`id, subject, selection, change, state, rows_done, problem, actor, created_at, created_by,
  finished_at`

export async function findBatch(db: Db | Tx, id: number): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`select ${columns} from catalogue.batches where id = ${id}`.execute(db)
  return rows[0]
}

/**
 * Locks a batch for a transaction that does a part of it or changes its state: whoever comes second waits, then
 * sees how far the first has come.
 */
export async function lockBatch(tx: Tx, id: number): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`
    select ${columns} from catalogue.batches where id = ${id} for no key update
  `.execute(tx)
  return rows[0]
}

export async function countRows(tx: Tx, id: number, count: number): Promise<void> {
  await sql`
    update catalogue.batches set rows_done = rows_done + ${count}, problem = null where id = ${id}
  `.execute(tx)
}

/** The newest batches first, each with what was chosen. */
export async function listBatches(db: Db, limit: number): Promise<(Batch & { chosen: number })[]> {
  const { rows } = await sql<Batch & { chosen: number }>`
    select ${columns}, (select count(*)::int from catalogue.batch_rows rows
      where rows.batch_id = batches.id and rows.subject_id is not null) as chosen
    from catalogue.batches batches order by created_at desc, id desc limit ${limit}
  `.execute(db)
  return rows
}
