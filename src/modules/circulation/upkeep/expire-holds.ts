import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { expireHold } from '../holds/end-hold.ts'
import { byTheClock } from './by-the-clock.ts'

interface DueHold {
  id: number
  branchId: number
  because: 'not-picked-up' | 'not-needed' | 'title-gone'
}

/** Ends holds that were not picked up in time, that came too late to be of use, and whose title is gone. */
export async function expireHolds(db: Db, now: Date): Promise<number> {
  const today = dayOf(now)
  const { rows } = await sql<DueHold>`
    select holds.id, holds.pickup_branch_id as branch_id,
      case when holds.standing = 'ready' then 'not-picked-up'
        when records.deleted_at is not null then 'title-gone' else 'not-needed' end as because
    from circulation.holds holds
    join catalogue.records records on records.id = holds.record_id
    where (holds.standing = 'ready' and holds.pickup_by < ${today})
      or (holds.standing = 'waiting' and (holds.needed_by < ${today} or records.deleted_at is not null))
    order by holds.id
  `.execute(db)
  let ended = 0
  for (const { id, branchId, because } of rows) {
    const answer = await expireHold(
      db,
      byTheClock(`expire-hold:${id}`, branchId),
      { holdId: id, because },
      now,
    )
    if (answer.ok) ended++
  }
  return ended
}
