import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { countVisit, type VisitCounts } from './count-visit.ts'
import { readVisits, type StopVisit } from './read-visits.ts'

export interface HoldCounts {
  ready: number
  waiting: number
}

export interface BoardVisit extends StopVisit {
  holds: HoldCounts
  /** Of a visit that has begun. */
  counts: VisitCounts | undefined
}

const none: HoldCounts = { ready: 0, waiting: 0 }

/** The visits of a day, or those of one stop, with what waits there and what was done. */
export async function dayBoard(
  db: Db,
  day: Day,
  now: Date,
  only: { stopId?: number } = {},
): Promise<BoardVisit[]> {
  const visits = await readVisits(db, { from: day, to: day }, only)
  const holds = await holdsOf(
    db,
    visits.map(({ stop }) => stop.id),
  )
  return Promise.all(
    visits.map(async (visit) => ({
      ...visit,
      holds: holds.get(visit.stop.id) ?? none,
      counts: visit.startedAt
        ? await countVisit(db, visit.stop.vehicleId, { from: visit.startedAt, to: visit.finishedAt ?? now })
        : undefined,
    })),
  )
}

/** Visits of earlier days that nobody has finished: until then their vehicle begins no other. */
export async function forgottenVisits(
  db: Db,
  today: Day,
): Promise<{ stopId: number; stop: string; day: Day }[]> {
  const { rows } = await sql<{ stopId: number; stop: string; day: Day }>`
    select visits.stop_id, points.name as stop, visits.day
    from mobile_library.visits visits
    join branches.pickup_points points on points.id = visits.stop_id
    where visits.state = 'under-way' and visits.day < ${today}
    order by visits.day, points.name
  `.execute(db)
  return rows
}

async function holdsOf(db: Db, stopIds: readonly number[]): Promise<Map<number, HoldCounts>> {
  const { rows } = await sql<HoldCounts & { stopId: number }>`
    select pickup_point_id as stop_id, count(*) filter (where standing = 'ready') as ready,
      count(*) filter (where standing <> 'ready') as waiting
    from circulation.holds
    where pickup_point_id = any(${[...stopIds]}::bigint[]) and ended_at is null
    group by pickup_point_id
  `.execute(db)
  return new Map(rows.map(({ stopId, ...counts }) => [stopId, counts]))
}
