import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export interface CalendarBatch {
  id: number
  kind: 'closure' | 'calendar'
  name: string
  terms: {
    days: { id: number; branchId: number | null; day: Day }[]
    /** Other hours from a day on, and the week of before. */
    hours?: { branchId: number; from: Day }
  }
  doneBy: string
  doneAt: Date
  undoneBy: string | null
  undoneAt: Date | null
}

export interface CountedBatch extends CalendarBatch {
  loans: number
  holds: number
  waived: number
}

const counted = sql`batches.id, batches.kind, batches.name, batches.terms, batches.done_by, batches.done_at,
  batches.undone_by, batches.undone_at,
  (select count(*)::int from circulation.moved_loans moved where moved.batch_id = batches.id) as loans,
  (select count(*)::int from circulation.moved_holds moved where moved.batch_id = batches.id) as holds,
  (select coalesce(sum(amount), 0)::bigint from circulation.account_entries entries
    where entries.batch_id = batches.id and entries.kind = 'waiver') as waived`

/** Closings and other changes of the calendar, the newest first. */
export async function listCalendarBatches(db: Db, limit: number): Promise<CountedBatch[]> {
  const { rows } = await sql<CountedBatch>`
    select ${counted} from circulation.batches batches
    where batches.kind in ('closure', 'calendar') order by batches.id desc limit ${limit}
  `.execute(db)
  return rows
}

export async function findCalendarBatch(db: Db | Tx, id: number): Promise<CountedBatch | undefined> {
  const { rows } = await sql<CountedBatch>`
    select ${counted} from circulation.batches batches
    where batches.id = ${id} and batches.kind in ('closure', 'calendar')
  `.execute(db)
  return rows[0]
}
