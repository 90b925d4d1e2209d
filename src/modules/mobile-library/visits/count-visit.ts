import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface VisitCounts {
  lent: number
  returned: number
  pickedUp: number
}

/**
 * What was done at the desk of the vehicle while it stood at a stop; one that stands there still is counted until
 * now. Deeds told late count when they happened.
 */
export async function countVisit(
  db: Db,
  vehicleId: number,
  { from, to }: { from: Date; to: Date },
): Promise<VisitCounts> {
  const { rows } = await sql<VisitCounts>`
    select
      (select count(*) from circulation.loans
        where lent_at between ${from} and ${to} and branch_id = ${vehicleId}
          and ending is distinct from 'undone') as lent,
      (select count(*) from circulation.loans
        where ended_at between ${from} and ${to} and ended_branch_id = ${vehicleId}
          and ending = 'returned') as returned,
      (select count(*) from circulation.holds
        where ended_at between ${from} and ${to} and pickup_branch_id = ${vehicleId}
          and standing = 'filled') as picked_up
  `.execute(db)
  return rows[0] ?? { lent: 0, returned: 0, pickedUp: 0 }
}
