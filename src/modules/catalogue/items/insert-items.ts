import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { ItemDetails } from './item-form.ts'

export interface NewItem extends Partial<ItemDetails> {
  recordId: number
  branchId: number
  barcode: string
  /** When the library noted it, where that was not now. */
  createdAt?: Date
}

/** Adds many copies in one statement; one whose barcode is taken fails the whole. */
export async function insertItems(
  tx: Tx,
  items: readonly NewItem[],
  by: string,
  importId: number | null = null,
): Promise<void> {
  if (items.length === 0) return
  const rows = items.map((item) => ({
    record_id: item.recordId,
    branch_id: item.branchId,
    barcode: item.barcode,
    inventory_number: item.inventoryNumber ?? null,
    call_number: item.callNumber ?? '',
    shelf: item.shelf ?? '',
    collection_type: item.collectionType ?? 'umum',
    loan_category: item.loanCategory ?? 'sirkulasi',
    disposition: item.disposition ?? 'in-circulation',
    condition: item.condition ?? 'baik',
    price: item.price ?? null,
    currency: item.currency ?? 'IDR',
    source: item.source ?? '',
    acquired_on: item.acquiredOn ?? null,
    note: item.note ?? '',
    created_at: item.createdAt ?? null,
  }))
  await sql`
    insert into catalogue.items (record_id, branch_id, barcode, inventory_number, call_number, shelf, collection_type,
      loan_category, disposition, condition, price, currency, source, acquired_on, note, created_at, updated_by,
      import_id)
    select given.record_id, given.branch_id, given.barcode, given.inventory_number, given.call_number, given.shelf,
      given.collection_type, given.loan_category, given.disposition, given.condition, given.price, given.currency,
      given.source, given.acquired_on, given.note, coalesce(given.created_at, now()), ${by}, ${importId}::bigint
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as given (record_id bigint, branch_id bigint, barcode text,
      inventory_number text, call_number text, shelf text, collection_type text, loan_category text, disposition text,
      condition text, price bigint, currency text, source text, acquired_on date, note text,
      created_at timestamptz)
  `.execute(tx)
}
