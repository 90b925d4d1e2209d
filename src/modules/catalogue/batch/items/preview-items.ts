import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { Batch } from '../batch-state.ts'
import { decideItem, type ItemChange, type ItemFacts } from './item-change.ts'

/** Decides what becomes of chosen copies and notes it at their rows; changes nothing else. */
export async function previewItems(tx: Tx, batch: Batch, positions: number[]): Promise<void> {
  if (batch.subject !== 'items' || !batch.change) throw new Error(`batch ${batch.id} has no change of items`)
  const { change } = batch
  const facts = await readFacts(tx, batch.id, positions)
  const decided = facts.map((row) => ({ position: row.position, ...decisionOn(change, row) }))
  await sql`
    update catalogue.batch_rows rows
    set outcome = decided.outcome, reason = decided.reason, before = decided.before, after = decided.after
    from jsonb_to_recordset(${toJson(decided)}::jsonb)
      as decided (position integer, outcome text, reason text, before jsonb, after jsonb)
    where rows.batch_id = ${batch.id} and rows.position = decided.position
  `.execute(tx)
}

/** An item that has gone for good since it was chosen is as unknown as one that never was. */
const decisionOn = (change: ItemChange, row: Row) =>
  row.item === null ? { outcome: 'unknown' } : decideItem(change, { ...row, item: row.item })

type Row = Omit<ItemFacts, 'item'> & { position: number; item: ItemFacts['item'] | null }

async function readFacts(tx: Tx, id: number, positions: number[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select rows.position, to_jsonb(items) as item, records.deleted_at is not null as title_quarantined,
      records.class_number, records.call_number as title_call_number, records.author_sort, records.title_sort
    from catalogue.batch_rows rows
    left join catalogue.items items on items.id = rows.subject_id
    left join catalogue.records records on records.id = items.record_id
    where rows.batch_id = ${id} and rows.position = any(${positions})
  `.execute(tx)
  return rows
}
