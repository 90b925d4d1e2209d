import { sql } from 'kysely'
import { auditAll } from '#kernel/audit.ts'
import type { Tx } from '#kernel/database.ts'
import type { Batch } from '../batch-state.ts'
import { atTheRun, type ItemColumns } from './item-change.ts'

/** Changes copies as previewed; one whose columns have other values now is left alone, and its row says so. */
export async function applyItems(tx: Tx, batch: Batch, positions: number[]): Promise<void> {
  await lockItems(tx, batch.id, positions)
  await fillInRun(tx, batch, positions)
  const written = await write(tx, batch, positions, { from: sql`rows.before`, to: sql`rows.after` })
  await sql`
    update catalogue.batch_rows
    set done_at = case when position = any(${written}) then now() end,
      outcome = case when position = any(${written}) then outcome else 'refused' end,
      reason = case when position = any(${written}) then reason else 'changed-meanwhile' end
    where batch_id = ${batch.id} and position = any(${positions})
  `.execute(tx)
}

/** Gives copies back what they had before; one that somebody has changed since keeps it, and its row says so. */
export async function takeBackItems(tx: Tx, batch: Batch, positions: number[]): Promise<void> {
  await lockItems(tx, batch.id, positions)
  const written = await write(tx, batch, positions, { from: sql`rows.after`, to: sql`rows.before` })
  await sql`
    update catalogue.batch_rows
    set undone_at = now(), reason = case when position = any(${written}) then null else 'kept-changed' end
    where batch_id = ${batch.id} and position = any(${positions})
  `.execute(tx)
}

/** Always by their ids, so that two who lock many cannot wait for each other. */
const lockItems = (tx: Tx, id: number, positions: number[]) =>
  sql`
    select items.id from catalogue.items items
    where items.id in (
      select subject_id from catalogue.batch_rows where batch_id = ${id} and position = any(${positions}))
    order by items.id for update
  `.execute(tx)

/** Who quarantines, and when, is known only now; taking back compares with it. */
const fillInRun = (tx: Tx, { id, actor }: Batch, positions: number[]) =>
  sql`
    update catalogue.batch_rows
    set after = after || jsonb_build_object('deleted_at', now(), 'deleted_by', ${actor.name}::text)
    where batch_id = ${id} and position = any(${positions}) and after->>'deleted_at' = ${atTheRun}
  `.execute(tx)

interface Direction {
  from: ReturnType<typeof sql>
  to: ReturnType<typeof sql>
}

interface Written {
  position: number
  itemId: number
  recordId: number
  earlier: ItemColumns
  later: ItemColumns
}

/** Writes the columns of rows whose items still have the values of `from`; returns the positions written. */
async function write(
  tx: Tx,
  { id, actor }: Batch,
  positions: number[],
  { from, to }: Direction,
): Promise<number[]> {
  const { rows } = await sql<Written>`
    update catalogue.items items
    set (branch_id, shelf, call_number, collection_type, loan_category, disposition, condition, price, source, note,
      deleted_at, deleted_by) = (
        select branch_id, shelf, call_number, collection_type, loan_category, disposition, condition, price, source,
          note, deleted_at, deleted_by
        from jsonb_populate_record(items, ${to})),
      updated_at = now(), updated_by = ${actor.name}
    from catalogue.batch_rows rows
    where rows.batch_id = ${id} and rows.position = any(${positions}) and items.id = rows.subject_id
      and to_jsonb(items) @> ${from}
    returning rows.position, items.id as item_id, items.record_id, ${from} as earlier, ${to} as later
  `.execute(tx)
  await auditAll(
    tx,
    actor,
    rows.map(({ itemId, recordId, earlier, later }) => ({
      action: actionOf(earlier, later),
      subjectKind: 'item',
      subjectId: itemId,
      details: { recordId, before: earlier, batch: id },
    })),
  )
  return rows.map(({ position }) => position)
}

function actionOf(earlier: ItemColumns, later: ItemColumns): string {
  if (!('deleted_at' in later)) return 'item.updated'
  return later['deleted_at'] === null && earlier['deleted_at'] !== null ? 'item.restored' : 'item.quarantined'
}
