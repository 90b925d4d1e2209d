import { sql, type RawBuilder } from 'kysely'
import type { ItemFacts } from './decide-check-out.ts'

/** A copy's facts as one JSON value, to stand in a larger statement. */
export const itemFacts = (id: number): RawBuilder<ItemFacts> => sql<ItemFacts>`(
  select jsonb_build_object('id', items.id, 'recordId', items.record_id, 'branchId', items.branch_id,
    'barcode', items.barcode, 'title', records.title, 'loanCategory', items.loan_category,
    'collectionType', items.collection_type, 'disposition', items.disposition,
    'deleted', items.deleted_at is not null or records.deleted_at is not null,
    'price', case when items.currency = 'IDR' then nullif(items.price, 0) end,
    'shelf', items.shelf, 'callNumber', items.call_number)
  from catalogue.items items
  join catalogue.records records on records.id = items.record_id
  where items.id = ${id})`
