import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

/** The next visit of a stop, with times as HH:MM. */
export interface NextVisit {
  day: Day
  starts: string
  ends: string
}

export interface HoldFact {
  title: string
  /** The branch, or the stop of the mobile library. */
  branch: string
  pickupBy: Day
  shelfCode: string
  visit: NextVisit | null
}

export interface HoldRow extends HoldFact {
  id: number
}

const nextVisit = sql`(
  select jsonb_build_object('day', days.day, 'starts', to_char(days.starts, 'HH24:MI'),
    'ends', to_char(days.ends, 'HH24:MI'))
  from branches.pickup_days days
  where days.point_id = holds.pickup_point_id
    and days.day >= (now() at time zone 'Asia/Jakarta')::date
  order by days.day limit 1)`

/** Holds that stand ready, by number. */
export async function readHolds(db: Db | Tx, ids: number[]): Promise<Map<number, HoldRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<HoldRow>`
    select holds.id, records.title, coalesce(points.name, branches.name) as branch, holds.pickup_by,
      coalesce(holds.shelf_code, '') as shelf_code, ${nextVisit} as visit
    from circulation.holds holds
    join catalogue.records records on records.id = holds.record_id
    join branches.branches branches on branches.id = holds.pickup_branch_id
    left join branches.pickup_points points on points.id = holds.pickup_point_id
    where holds.id = any(${ids}) and holds.standing = 'ready'
  `.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

export interface DroppedFact {
  title: string
  stop: string
  day: Day
  /** Why nobody comes, as far as it is known. */
  reason: string
  visit: NextVisit | null
}

/** Visits that do not take place, by hold; a hold whose stop is visited that day after all has none. */
export async function readDropped(
  db: Db | Tx,
  asked: readonly { hold: number; day: Day }[],
): Promise<Map<string, DroppedFact>> {
  if (asked.length === 0) return new Map()
  const { rows } = await sql<DroppedFact & { id: number }>`
    select holds.id, given.day, records.title, points.name as stop, ${nextVisit} as visit, coalesce(
      (select visits.reason from mobile_library.visits visits
        where visits.stop_id = holds.pickup_point_id and visits.day = given.day and visits.state = 'cancelled'),
      (select min(closed.reason) from branches.closed_days closed
        where closed.day = given.day and coalesce(closed.branch_id, holds.pickup_branch_id) = holds.pickup_branch_id),
      '') as reason
    from unnest(${asked.map(({ hold }) => hold)}::bigint[], ${asked.map(({ day }) => day)}::date[])
      as given (hold, day)
    join circulation.holds holds on holds.id = given.hold and holds.standing in ('in-transit', 'ready')
    join branches.pickup_points points on points.id = holds.pickup_point_id
    join catalogue.records records on records.id = holds.record_id
    where not exists (select from branches.pickup_days days
      where days.point_id = holds.pickup_point_id and days.day = given.day)
  `.execute(db)
  return new Map(rows.map(({ id, ...fact }) => [`${id} ${fact.day}`, fact]))
}
