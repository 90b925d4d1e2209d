import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { readStops, type Stop } from '../network/read-stops.ts'
import { planVisits, type NotedVisit, type Visit } from './plan-visits.ts'

export interface StopVisit extends Visit {
  stop: Stop
}

/** Visits of stops between two days, both included, by day and hour. */
export async function readVisits(
  db: Db | Tx,
  { from, to }: { from: Day; to: Day },
  only: { stopId?: number; routeId?: number; vehicleId?: number } = {},
): Promise<StopVisit[]> {
  const [stops, closed] = await Promise.all([readStops(db, only), readClosed(db, from, to)])
  const noted = await readNoted(
    db,
    stops.map(({ id }) => id),
    { from, to },
  )
  return stops
    .flatMap((stop) => {
      const { times, ended, vehicleId } = stop
      const closedBecause = (day: Day) => closed.get(`${vehicleId} ${day}`) ?? closed.get(`0 ${day}`)
      const plan = { times, ended, noted: noted.get(stop.id) ?? [], closedBecause }
      return planVisits(plan, from, to).map((visit) => ({ ...visit, stop }))
    })
    .toSorted((a, b) => orderOf(a, b))
}

const orderOf = (a: StopVisit, b: StopVisit): number =>
  a.day.localeCompare(b.day) || a.starts.localeCompare(b.starts) || a.stop.position - b.stop.position

/** Why a vehicle stays at home on a day, if it does. */
export async function closedOn(db: Db | Tx, vehicleId: number, day: Day): Promise<string | undefined> {
  const closed = await readClosed(db, day, day)
  return closed.get(`${vehicleId} ${day}`) ?? closed.get(`0 ${day}`)
}

/** Why vehicles stay at home, by branch and day; of all branches by 0. */
async function readClosed(db: Db | Tx, from: Day, to: Day): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('branches.closedDays')
    .select(['branchId', 'day', 'reason'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return new Map(rows.map(({ branchId, day, reason }) => [`${branchId ?? 0} ${day}`, reason]))
}

async function readNoted(
  db: Db | Tx,
  stopIds: readonly number[],
  { from, to }: { from: Day; to: Day },
): Promise<Map<number, NotedVisit[]>> {
  const { rows } = await sql<NotedVisit & { stopId: number }>`
    select id, stop_id, day, to_char(starts, 'HH24:MI') as starts, to_char(ends, 'HH24:MI') as ends, extra, state,
      reason, started_at, finished_at, visitors, note
    from mobile_library.visits
    where stop_id = any(${[...stopIds]}::bigint[]) and day between ${from} and ${to}
  `.execute(db)
  const byStop = new Map<number, NotedVisit[]>()
  for (const { stopId, ...visit } of rows) byStop.set(stopId, [...(byStop.get(stopId) ?? []), visit])
  return byStop
}
