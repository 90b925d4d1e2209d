import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface NamedLoans {
  /** Ended loans of which it is still known whose they were. */
  named: number
  /** Of these, the ones of members who chose to keep a history. */
  kept: number
  forgotten: number
}

/** How many past loans still have a name, and how many none any more. */
export async function findNamed(db: Db): Promise<NamedLoans> {
  const { rows } = await sql<NamedLoans>`
    select count(loans.patron_id) as named, count(*) filter (where patrons.keeps_history) as kept,
      count(*) filter (where loans.patron_id is null) as forgotten
    from circulation.loans loans left join patrons.patrons patrons on patrons.id = loans.patron_id
    where loans.ended_at is not null
  `.execute(db)
  return rows[0] ?? { named: 0, kept: 0, forgotten: 0 }
}
