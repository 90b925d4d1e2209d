import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { listBranches } from './list-branches.ts'

/** A visit of a stop, with times as HH:MM. */
export interface PickupDay {
  day: Day
  starts: string
  ends: string
}

export interface PickupOption {
  branchId: number
  /** A stop of the branch; null: its own pickup shelf. */
  pointId: number | null
  name: string
  shortName: string
  address: string
  /** The next visit of a stop. */
  next: PickupDay | null
}

interface PointRow {
  id: number
  branchId: number
  name: string
  address: string
  next: PickupDay | null
}

/**
 * Where readers can have things waiting for them: branches, and instead of a branch that has stops each stop that is
 * visited again.
 */
export async function listPickupPlaces(db: Db, today: Day): Promise<PickupOption[]> {
  const branches = await listBranches(db)
  const { rows: points } = await sql<PointRow>`
    select points.id, points.branch_id, points.name, points.address, (
      select jsonb_build_object('day', days.day, 'starts', to_char(days.starts, 'HH24:MI'),
        'ends', to_char(days.ends, 'HH24:MI'))
      from branches.pickup_days days
      where days.point_id = points.id and days.day >= ${today} order by days.day limit 1) as next
    from branches.pickup_points points where points.closed_at is null
    order by points.name, points.id
  `.execute(db)
  const served = points.filter(({ next }) => next !== null)
  return branches.flatMap(({ id: branchId, name, shortName, address, kind }): PickupOption[] => {
    const stops = served.filter((point) => point.branchId === branchId)
    if (stops.length > 0)
      return stops.map(({ id: pointId, ...stop }) => ({ ...stop, shortName: stop.name, branchId, pointId }))
    // A vehicle without a stop to come has no place where anybody could wait for it.
    return kind === 'keliling' && points.some((point) => point.branchId === branchId)
      ? []
      : [{ branchId, pointId: null, name, shortName, address, next: null }]
  })
}

/** A place as a form sends it: `3`, or `3.17` for a stop. */
export const pickupValue = ({ branchId, pointId }: Pick<PickupOption, 'branchId' | 'pointId'>): string =>
  pointId === null ? String(branchId) : `${branchId}.${pointId}`

/** Reads what a form sent; a branch 0, which there is not, for what is no place. */
export function readPickupValue(text: unknown): { pickupBranchId: number; pickupPointId?: number } {
  const [, branch, point] = (typeof text === 'string' && /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text)) || []
  return { pickupBranchId: Number(branch ?? 0), ...(point ? { pickupPointId: Number(point) } : {}) }
}
