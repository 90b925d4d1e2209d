import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { inPart, type Session } from '../sessions/session.ts'
import type { CopyFacts } from './decide-scan.ts'
import type { NewScan } from './scan.ts'

/** A scan with what is known of its copy; `itemId` is null where no copy has the barcode. */
export interface ScanFacts extends CopyFacts {
  place: number
  itemId: number | null
  /** As it stands on the label, whatever was typed. */
  barcode: string
  title: string
  callNumber: string
  callKey: string
  callPrefix: string
  branch: string
  dueOn: string | null
}

/**
 * Reads what decides these scans, in their order. Loans count as they were at the moment of the scan, so that a scan
 * that waited for the network is judged no differently from one that did not.
 */
export async function readScanFacts(
  tx: Tx,
  session: Session,
  scans: readonly NewScan[],
): Promise<ScanFacts[]> {
  const given = scans.map(({ barcode, scannedAt }, place) => ({
    place,
    barcode,
    at: scannedAt.toISOString(),
  }))
  const { rows } = await sql<ScanFacts>`
    select given.place, items.id as item_id, coalesce(items.barcode, given.barcode) as barcode,
      coalesce(records.title, '') as title, coalesce(items.call_number, '') as call_number,
      coalesce(stock_take.call_key(items.call_number), '') as call_key,
      coalesce(stock_take.call_prefix(items.call_number), '') as call_prefix,
      coalesce(items.shelf, '') as shelf, coalesce(items.branch_id, 0) as branch_id,
      coalesce(branches.short_name, '') as branch, coalesce(items.disposition, '') as disposition,
      items.deleted_at is not null as deleted, loans.id as loan_id, loans.due_on,
      exists (select from circulation.transits where item_id = items.id and received_at is null) as in_transit,
      exists (select from circulation.holds where trapped_item_id = items.id and standing = 'ready') as kept,
      coalesce(${inPart(session)}, false) as in_part
    from jsonb_to_recordset(${toJson(given)}::jsonb) as given (place integer, barcode text, at timestamptz)
    left join lateral (
      select * from catalogue.items where barcode in (given.barcode, upper(given.barcode))
      order by barcode = given.barcode desc limit 1
    ) items on true
    left join catalogue.records records on records.id = items.record_id
    left join branches.branches branches on branches.id = items.branch_id
    left join lateral (
      select id, due_on from circulation.loans
      where item_id = items.id and lent_at <= given.at and (ended_at is null or ended_at > given.at)
        and ending is distinct from 'undone'
      order by lent_at desc limit 1
    ) loans on true
    order by given.place
  `.execute(tx)
  return rows
}
