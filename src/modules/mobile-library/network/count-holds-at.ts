import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'

interface Asked {
  stopId?: number
  routeId?: number
  vehicleId?: number
  /** Only those for which a copy has been caught. */
  caught?: boolean
}

/** Open holds that are picked up at a stop, at the stops of a route, or at those of a vehicle. */
export async function countHoldsAt(db: Db | Tx, asked: Asked): Promise<number> {
  const { stopId = null, routeId = null, vehicleId = null, caught = false } = asked
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from circulation.holds holds
    join mobile_library.stops stops on stops.point_id = holds.pickup_point_id
    join mobile_library.routes routes on routes.id = stops.route_id
    where holds.ended_at is null and (not ${caught} or holds.standing in ('in-transit', 'ready'))
      and (${stopId}::bigint is null or stops.point_id = ${stopId})
      and (${routeId}::bigint is null or routes.id = ${routeId})
      and (${vehicleId}::bigint is null or routes.vehicle_id = ${vehicleId})
  `.execute(db)
  return rows[0]?.count ?? 0
}
