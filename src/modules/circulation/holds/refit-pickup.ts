import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export interface PickupMoved {
  holdId: number
  patronId: number
  before: Day
  after: Day
}

/**
 * When the visits of a stop have changed: what stands ready for it and was to be picked up on a day that is no visit
 * any more, or sooner than on any, waits until the next visit after that day. Days only move on, so that nobody finds
 * gone what was promised.
 */
export async function refitPickup(tx: Tx, pointId: number, today: Day): Promise<PickupMoved[]> {
  const { rows } = await sql<PickupMoved>`
    with moved as (
      select holds.id, holds.patron_id, holds.pickup_by as before, (
        select min(days.day) from branches.pickup_days days
        where days.point_id = holds.pickup_point_id and days.day >= holds.pickup_by) as after
      from circulation.holds holds
      where holds.pickup_point_id = ${pointId} and holds.standing = 'ready' and holds.pickup_by >= ${today}
      order by holds.id for no key update
    )
    update circulation.holds set pickup_by = moved.after
    from moved where holds.id = moved.id and moved.after > moved.before
    returning moved.id as hold_id, moved.patron_id, moved.before, moved.after
  `.execute(tx)
  return rows
}
