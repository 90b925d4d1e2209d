import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Verdict } from './scan.ts'

export interface RecentScan extends Verdict {
  takenBack: boolean
}

/** The last scans of one person, the newest first. */
export async function recentScans(
  db: Db,
  sessionId: number,
  counterId: number,
  limit: number,
): Promise<RecentScan[]> {
  const { rows } = await sql<RecentScan>`
    select scans.key, scans.barcode, scans.finding, scans.again, scans.item_id, coalesce(records.title, '') as title,
      coalesce(items.call_number, '') as call_number, coalesce(items.shelf, '') as shelf,
      coalesce(branches.short_name, '') as branch, loans.due_on, seen.neighbour, null as displaced,
      scans.taken_back_at is not null as taken_back
    from (
      select * from stock_take.scans
      where session_id = ${sessionId} and counter_id = ${counterId} and source <> 'file'
      order by id desc limit ${limit}
    ) scans
    left join catalogue.items items on items.id = scans.item_id
    left join catalogue.records records on records.id = items.record_id
    left join branches.branches branches on branches.id = items.branch_id
    left join stock_take.seen seen on seen.session_id = ${sessionId} and seen.item_id = scans.item_id
    left join circulation.loans loans on scans.finding = 'on-loan' and loans.id = seen.loan_id
    order by scans.id desc
  `.execute(db)
  return rows
}
