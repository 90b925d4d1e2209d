import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import { declareLost } from '../items/declare-lost.ts'
import { byTheClock } from './by-the-clock.ts'

/** Takes loans as lost that are late for longer than the terms under which they were made say. */
export async function ageToLost(db: Db, now: Date): Promise<number> {
  const { rows } = await sql<{ id: number; itemId: number; branchId: number; dueOn: Day }>`
    select loans.id, loans.item_id, loans.branch_id, loans.due_on
    from circulation.loans loans
    join circulation.policies policies on policies.id = loans.lost_policy_id
    where loans.ended_at is null and loans.claimed_at is null and (policies.settings->>'afterDays')::int > 0
      and loans.due_on < ${dayOf(now)}::date - (policies.settings->>'afterDays')::int
    order by loans.id
  `.execute(db)
  let lost = 0
  for (const { id, itemId, branchId, dueOn } of rows) {
    const deed = byTheClock(`age-to-lost:${id}:${dueOn}`, branchId)
    const answer = await declareLost(db, deed, { item: { itemId } }, now)
    if (answer.ok) lost++
  }
  return lost
}
