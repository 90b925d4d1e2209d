import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface PastLoan {
  loanId: number
  recordId: number
  title: string
  author: string
  lentAt: Date
  endedAt: Date
  ending: 'returned' | 'lost'
}

/**
 * A member's past loans, the newest first, as far as they are still known: the history that the member chose to keep,
 * or the time until loans are forgotten. `before`: number of the last loan of the page before.
 */
export async function listPastLoans(
  db: Db,
  patronId: number,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<PastLoan[]> {
  const { rows } = await sql<PastLoan>`
    select loans.id as loan_id, loans.record_id, records.title, coalesce(records.main_author, '') as author,
      loans.lent_at, loans.ended_at, loans.ending
    from circulation.loans loans
    join catalogue.records records on records.id = loans.record_id
    where loans.patron_id = ${patronId} and loans.ended_at is not null and loans.ending <> 'undone'
      and (${before ?? null}::bigint is null or (loans.ended_at, loans.id) < (
        select last.ended_at, last.id from circulation.loans last where last.id = ${before ?? null}))
    order by loans.ended_at desc, loans.id desc
    limit ${limit}
  `.execute(db)
  return rows
}
