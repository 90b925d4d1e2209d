import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'

export interface PastVisit {
  stopId: number
  day: Day
  starts: string
  ends: string
  startedAt: Date
  finishedAt: Date
  visitors: number
}

/** Visits that were made before this system kept them; one that is noted already stays as it is. */
export async function insertPastVisits(db: Db, visits: readonly PastVisit[]): Promise<void> {
  const rows = visits.map(({ stopId, startedAt, finishedAt, ...visit }) => ({
    ...visit,
    stop_id: stopId,
    started_at: startedAt,
    finished_at: finishedAt,
  }))
  await sql`
    insert into mobile_library.visits
      (stop_id, vehicle_id, day, starts, ends, state, started_at, finished_at, visitors)
    select given.stop_id, routes.vehicle_id, given.day, given.starts, given.ends, 'done', given.started_at,
      given.finished_at, given.visitors
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as given
      (stop_id bigint, day date, starts time, ends time, started_at timestamptz, finished_at timestamptz,
        visitors integer)
    join mobile_library.stops stops on stops.point_id = given.stop_id
    join mobile_library.routes routes on routes.id = stops.route_id
    on conflict (stop_id, day) do nothing
  `.execute(db)
}
