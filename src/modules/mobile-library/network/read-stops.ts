import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { StopTime } from '../visits/plan-visits.ts'

export interface Stop {
  id: number
  name: string
  address: string
  routeId: number
  route: string
  vehicleId: number
  vehicle: string
  position: number
  latitude: number | null
  longitude: number | null
  contactName: string
  contactPhone: string
  accessibility: string
  closed: boolean
  /** Closed itself, or its route or vehicle is out of service. */
  ended: boolean
  times: StopTime[]
}

/** All stops with their times, in the order of routes and stops; of one route or one stop if asked. */
export async function readStops(
  db: Db | Tx,
  only: { stopId?: number; routeId?: number; vehicleId?: number } = {},
): Promise<Stop[]> {
  const { stopId = null, routeId = null, vehicleId = null } = only
  const { rows } = await sql<Stop>`
    select points.id, points.name, points.address, routes.id as route_id, routes.name as route,
      routes.vehicle_id, branches.name as vehicle, stops.position, stops.latitude::float8 as latitude,
      stops.longitude::float8 as longitude, stops.contact_name, stops.contact_phone, stops.accessibility,
      points.closed_at is not null as closed,
      (points.closed_at is not null or routes.closed_at is not null or vehicles.retired_at is not null
        or branches.closed_at is not null) as ended,
      coalesce((select jsonb_agg(jsonb_build_object('id', times.id, 'pattern', times.pattern,
          'weekday', times.weekday, 'nth', times.nth, 'starts', to_char(times.starts, 'HH24:MI'),
          'ends', to_char(times.ends, 'HH24:MI'), 'firstDay', times.first_day, 'lastDay', times.last_day)
          order by times.weekday, times.starts, times.id)
        from mobile_library.times times where times.stop_id = stops.point_id), '[]') as times
    from mobile_library.stops stops
    join branches.pickup_points points on points.id = stops.point_id
    join mobile_library.routes routes on routes.id = stops.route_id
    join mobile_library.vehicles vehicles on vehicles.branch_id = routes.vehicle_id
    join branches.branches branches on branches.id = routes.vehicle_id
    where (${stopId}::bigint is null or stops.point_id = ${stopId})
      and (${routeId}::bigint is null or routes.id = ${routeId})
      and (${vehicleId}::bigint is null or routes.vehicle_id = ${vehicleId})
    order by lower(routes.name), stops.position, points.name, points.id
  `.execute(db)
  return rows
}

export const findStop = async (db: Db | Tx, stopId: number): Promise<Stop | undefined> =>
  (await readStops(db, { stopId }))[0]
