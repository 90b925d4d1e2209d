import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface TransitShown {
  transitId: number
  itemId: number
  barcode: string
  title: string
  fromBranchId: number
  toBranchId: number
  reason: 'hold' | 'home' | 'transfer'
  sentAt: Date
}

/** Copies on their way to a branch, or from it; the longest under way first. */
export async function listTransits(
  db: Db,
  branchId: number,
  direction: 'incoming' | 'outgoing',
): Promise<TransitShown[]> {
  const end = direction === 'incoming' ? sql`transits.to_branch_id` : sql`transits.from_branch_id`
  const { rows } = await sql<TransitShown>`
    select transits.id as transit_id, items.id as item_id, items.barcode, records.title, transits.from_branch_id,
      transits.to_branch_id, transits.reason, transits.sent_at
    from circulation.transits transits
    join catalogue.items items on items.id = transits.item_id
    join catalogue.records records on records.id = items.record_id
    where ${end} = ${branchId} and transits.received_at is null
    order by transits.sent_at, transits.id
  `.execute(db)
  return rows
}
