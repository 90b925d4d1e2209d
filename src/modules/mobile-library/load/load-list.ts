import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { listBranches } from '#modules/branches/index.ts'
import { listItemsWanted } from '#modules/circulation/index.ts'
import type { Visit } from '../visits/plan-visits.ts'
import { isComing } from '../visits/plan-visits.ts'
import { readVisits, type StopVisit } from '../visits/read-visits.ts'

/** A copy that somebody at a stop waits for, and where it is now. */
export interface ToLoad {
  itemId: number
  barcode: string
  title: string
  author: string
  callNumber: string
  shelf: string
  /** The branch where it is to be fetched. */
  branchId: number
  branch: string
  pointId: number
  /** On the vehicle's shelf, on its way there, or still to be fetched from a shelf. */
  where: 'aboard' | 'on-its-way' | 'on-the-shelf'
  shelfCode: string | null
}

export interface StopLoad {
  visit: StopVisit
  copies: ToLoad[]
}

export interface LoadList {
  stops: StopLoad[]
  /** For stops that are visited another day; they can come along. */
  others: ToLoad[]
}

/** What a vehicle takes along on a day, and for whom: by stop in the order of the day, then by shelf. */
export async function loadList(db: Db, vehicleId: number, day: Day): Promise<LoadList> {
  const [visits, copies] = await Promise.all([
    readVisits(db, { from: day, to: day }, { vehicleId }),
    copiesFor(db, vehicleId, day),
  ])
  const coming = visits.filter((visit) => isComing(visit) || isMade(visit))
  const stops = coming.map((visit) => ({
    visit,
    copies: copies.filter(({ pointId }) => pointId === visit.stop.id),
  }))
  const today = new Set(coming.map(({ stop }) => stop.id))
  return { stops, others: copies.filter(({ pointId }) => !today.has(pointId)) }
}

const isMade = ({ state }: Pick<Visit, 'state'>): boolean => state === 'done'

/** Copies that somebody at a stop waits for: those still to be fetched, then those that are caught already. */
async function copiesFor(db: Db, vehicleId: number, today: Day): Promise<ToLoad[]> {
  const [wanted, caught, branches] = await Promise.all([
    listItemsWanted(db, vehicleId, today),
    caughtFor(db, vehicleId),
    listBranches(db),
  ])
  const nameOf = (branch: number) => branches.find(({ id }) => id === branch)?.shortName ?? ''
  const toFetch = wanted.flatMap(({ pickupPointId, ...copy }) =>
    pickupPointId === null
      ? []
      : [{ ...copy, pointId: pickupPointId, where: 'on-the-shelf' as const, shelfCode: null }],
  )
  return [...toFetch, ...caught].map((copy) => ({ ...copy, branch: nameOf(copy.branchId) }))
}

async function caughtFor(db: Db, vehicleId: number): Promise<Omit<ToLoad, 'branch'>[]> {
  const { rows } = await sql<Omit<ToLoad, 'branch'>>`
    select items.id as item_id, items.barcode, records.title, coalesce(records.main_author, '') as author,
      items.call_number, items.shelf, coalesce(transits.from_branch_id, items.branch_id) as branch_id,
      holds.pickup_point_id as point_id, holds.shelf_code,
      case holds.standing when 'ready' then 'aboard' else 'on-its-way' end as "where"
    from circulation.holds holds
    join catalogue.items items on items.id = holds.trapped_item_id
    join catalogue.records records on records.id = items.record_id
    left join circulation.transits transits on transits.item_id = items.id and transits.received_at is null
    where holds.pickup_branch_id = ${vehicleId} and holds.pickup_point_id is not null and holds.ended_at is null
      and holds.standing in ('in-transit', 'ready')
    order by holds.standing = 'ready', items.shelf, items.call_number, items.barcode
  `.execute(db)
  return rows
}
