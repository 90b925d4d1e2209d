import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import type { PickupDay } from './pickup-places.ts'

export interface PickupPoint {
  branchId: number
  name: string
  address: string
  closedAt: Date | null
}

/** Makes a point where readers pick things up, or changes the one with this number. */
export async function savePickupPoint(tx: Tx, id: number | undefined, point: PickupPoint): Promise<number> {
  if (id === undefined) {
    const made = await tx
      .insertInto('branches.pickupPoints')
      .values(point)
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  }
  await tx.updateTable('branches.pickupPoints').set(point).where('id', '=', id).execute()
  return id
}

/** Gives points to another branch; their holds go along. */
export const movePickupPoints = (tx: Tx, ids: readonly number[], branchId: number) =>
  sql`
    update branches.pickup_points set branch_id = ${branchId}
    where id = any(${[...ids]}::bigint[]) and branch_id <> ${branchId}
  `.execute(tx)

/** Writes down when a point is visited from a day on; gives the days that are no visit any more. */
export async function setPickupDays(
  tx: Tx,
  pointId: number,
  from: Day,
  visits: readonly PickupDay[],
): Promise<Day[]> {
  const days = visits.map(({ day }) => day)
  const { rows } = await sql<{ day: Day }>`
    delete from branches.pickup_days
    where point_id = ${pointId} and day >= ${from} and day <> all(${days}::date[])
    returning day
  `.execute(tx)
  await sql`
    insert into branches.pickup_days (point_id, day, starts, ends)
    select ${pointId}, given.day, given.starts, given.ends
    from jsonb_to_recordset(${toJson(visits)}::jsonb) as given (day date, starts time, ends time)
    on conflict (point_id, day) do update set starts = excluded.starts, ends = excluded.ends
      where (pickup_days.starts, pickup_days.ends) is distinct from (excluded.starts, excluded.ends)
  `.execute(tx)
  return rows.map(({ day }) => day).toSorted()
}

/** Days gone by are nobody's promise any more. */
export const dropPickupDays = (tx: Tx, before: Day) =>
  tx.deleteFrom('branches.pickupDays').where('day', '<', before).execute()
