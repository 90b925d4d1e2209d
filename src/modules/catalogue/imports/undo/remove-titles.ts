import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { ImportJob } from '../import-state.ts'

/**
 * Removes the copies and titles that rows added. A copy or title that was changed since goes to quarantine instead,
 * and so does everything with `quarantine`; both can be restored.
 */
export async function removeTitles(
  tx: Tx,
  { id, createdBy }: ImportJob,
  positions: number[],
  how: 'remove' | 'quarantine',
): Promise<void> {
  if (how === 'remove') await deleteUntouchedItems(tx, id, positions)
  await quarantineItems(tx, id, positions, createdBy)
  if (how === 'remove') await deleteUntouchedTitles(tx, id, positions)
  await quarantineTitles(tx, id, positions, createdBy)
}

const rowsUndone = (id: number, positions: number[]) =>
  sql`rows.import_id = ${id} and rows.position = any(${positions}) and rows.record_id is not null`

const deleteUntouchedItems = (tx: Tx, id: number, positions: number[]) =>
  sql`
    delete from catalogue.items items
    using catalogue.import_records rows, jsonb_to_recordset(rows.items) as item (barcode text)
    where ${rowsUndone(id, positions)} and items.import_id = ${id} and items.record_id = rows.record_id
      and items.barcode = item.barcode and items.updated_at = items.created_at
  `.execute(tx)

const quarantineItems = (tx: Tx, id: number, positions: number[], by: string) =>
  sql`
    update catalogue.items items
    set deleted_at = now(), deleted_by = ${by}
    from catalogue.import_records rows, jsonb_to_recordset(rows.items) as item (barcode text)
    where ${rowsUndone(id, positions)} and items.import_id = ${id} and items.record_id = rows.record_id
      and items.barcode = item.barcode and items.deleted_at is null
  `.execute(tx)

const deleteUntouchedTitles = (tx: Tx, id: number, positions: number[]) =>
  sql`
    delete from catalogue.records records
    using catalogue.import_records rows
    where ${rowsUndone(id, positions)} and rows.outcome = 'new' and records.id = rows.record_id
      and records.version = rows.made_version and records.deleted_at is null
      and not exists (select from catalogue.items items where items.record_id = records.id)
      and not exists (select from catalogue.covers covers where covers.record_id = records.id)
  `.execute(tx)

async function quarantineTitles(tx: Tx, id: number, positions: number[], by: string): Promise<void> {
  await sql`
    with gone as (
      update catalogue.records records
      set deleted_at = now(), deleted_by = ${by}, deleted_why = ${`import ${id}`}
      from catalogue.import_records rows
      where ${rowsUndone(id, positions)} and rows.outcome = 'new' and records.id = rows.record_id
        and records.deleted_at is null
      returning rows.position
    )
    update catalogue.import_records rows
    set problems = rows.problems || '[{"code": "kept-quarantined"}]'::jsonb
    from gone where rows.import_id = ${id} and rows.position = gone.position
  `.execute(tx)
}
