import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { ImportJob } from '../import-state.ts'

/** Adds the copies that rows bring, after their titles are there. A barcode that is taken is noted at its row. */
export async function addCopies(
  tx: Tx,
  { id, createdBy }: ImportJob,
  positions: readonly number[],
): Promise<void> {
  await sql`
    insert into catalogue.items (record_id, branch_id, barcode, inventory_number, call_number, shelf, collection_type,
      price, currency, source, acquired_on, note, updated_by, import_id)
    select rows.record_id, item."branchId", item.barcode, item."inventoryNumber", item."callNumber", item.shelf,
      item."collectionType", item.price, item.currency, item.source, item."acquiredOn", item.note, ${createdBy}, ${id}
    from catalogue.import_records rows
    cross join jsonb_to_recordset(rows.items) as item ("branchId" bigint, barcode text, "inventoryNumber" text,
      "callNumber" text, shelf text, "collectionType" text, price bigint, currency text, source text,
      "acquiredOn" date, note text)
    where rows.import_id = ${id} and rows.position = any(${[...positions]}) and rows.record_id is not null
    order by rows.position
    on conflict do nothing
  `.execute(tx)
  await noteTakenBarcodes(tx, id, positions)
}

const noteTakenBarcodes = (tx: Tx, id: number, positions: readonly number[]) =>
  sql`
    update catalogue.import_records rows
    set problems = rows.problems || taken.problems
    from (
      select rows.position,
        jsonb_agg(jsonb_build_object('code', 'barcode-taken', 'detail', item.barcode)) as problems
      from catalogue.import_records rows
      cross join jsonb_to_recordset(rows.items) as item (barcode text)
      where rows.import_id = ${id} and rows.position = any(${[...positions]}) and rows.record_id is not null
        and not exists (
          select from catalogue.items there
          where there.barcode = item.barcode and there.record_id = rows.record_id
        )
      group by rows.position
    ) taken
    where rows.import_id = ${id} and rows.position = taken.position
  `.execute(tx)

/** Finds the titles that rows only bring copies of; a row whose title did not get in waits for a person. */
export async function linkToTitles(tx: Tx, id: number, positions: readonly number[]): Promise<void> {
  await sql`
    update catalogue.import_records rows
    set record_id = titles.id, committed_at = now()
    from catalogue.import_records named
    left join catalogue.import_records earlier
      on earlier.import_id = named.import_id and earlier.position = named.matched_position
    join catalogue.records titles on titles.id = coalesce(named.matched_record_id, earlier.record_id)
    where named.import_id = ${id} and named.position = any(${[...positions]}) and named.outcome = 'items'
      and rows.import_id = named.import_id and rows.position = named.position and titles.deleted_at is null
  `.execute(tx)
  await sql`
    update catalogue.import_records
    set outcome = 'duplicate', problems = '[{"code": "gone-meanwhile"}]'::jsonb || problems
    where import_id = ${id} and position = any(${[...positions]}) and committed_at is null
  `.execute(tx)
}
