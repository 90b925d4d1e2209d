import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export interface QueuedMember {
  holdId: number
  patronId: number
  position: number
  placedAt: Date
  pickupBranchId: number
  suspendedUntil: Day | null
  neededBy: Day | null
  itemId: number | null
}

/** The queue of a title, in the order in which it is served. Paused holds keep their place. */
export async function listQueue(db: Db, recordId: number): Promise<QueuedMember[]> {
  const { rows } = await sql<QueuedMember>`
    select id as hold_id, patron_id, row_number() over (order by placed_at, id) as position, placed_at,
      pickup_branch_id, suspended_until, needed_by, item_id
    from circulation.holds
    where record_id = ${recordId} and standing = 'waiting'
    order by placed_at, id
  `.execute(db)
  return rows
}

export interface ShelvedHold {
  holdId: number
  patronId: number
  itemId: number
  barcode: string
  title: string
  shelfCode: string
  readyAt: Date
  pickupBy: Day
  /** The stop where it is picked up. */
  pickupPoint: string | null
}

/** What stands on the pickup shelf of a branch, by code. */
export async function listPickupShelf(db: Db, branchId: number): Promise<ShelvedHold[]> {
  const { rows } = await sql<ShelvedHold>`
    select holds.id as hold_id, holds.patron_id, items.id as item_id, items.barcode, records.title, holds.shelf_code,
      holds.ready_at, holds.pickup_by, points.name as pickup_point
    from circulation.holds holds
    join catalogue.items items on items.id = holds.trapped_item_id
    join catalogue.records records on records.id = items.record_id
    left join branches.pickup_points points on points.id = holds.pickup_point_id
    where holds.pickup_branch_id = ${branchId} and holds.standing = 'ready'
    order by holds.shelf_code, holds.id
  `.execute(db)
  return rows
}

export interface HoldToClear {
  holdId: number
  itemId: number
  barcode: string
  title: string
  shelfCode: string
  endedAt: Date
  endedBecause: string
  /** The copy serves the next member already: only its slip is changed. */
  newShelfCode: string | null
}

/** Copies on the pickup shelf whose hold has ended: each gets a new slip, or is scanned to learn where it goes. */
export async function listHoldsToClear(db: Db, branchId: number): Promise<HoldToClear[]> {
  const { rows } = await sql<HoldToClear>`
    select holds.id as hold_id, items.id as item_id, items.barcode, records.title, holds.shelf_code, holds.ended_at,
      holds.ended_because, next.shelf_code as new_shelf_code
    from circulation.holds holds
    join catalogue.items items on items.id = holds.trapped_item_id
    join catalogue.records records on records.id = items.record_id
    left join circulation.holds next on next.trapped_item_id = items.id and next.standing = 'ready'
    where holds.pickup_branch_id = ${branchId} and holds.ended_at is not null and holds.cleared_at is null
      and holds.shelf_code is not null
    order by holds.shelf_code, holds.id
  `.execute(db)
  return rows
}

export interface ItemToPull {
  holdId: number
  recordId: number
  itemId: number
  barcode: string
  title: string
  author: string
  callNumber: string
  shelf: string
  /** Where it belongs. */
  branchId: number
  pickupBranchId: number
  /** The stop where it is picked up. */
  pickupPointId: number | null
  pickupPoint: string | null
  placedAt: Date
}

/** Copies to fetch from the shelves of a branch for holds. */
export const listItemsToPull = (db: Db, branchId: number, today: Day): Promise<ItemToPull[]> =>
  readPulls(db, sql`free.branch_id = ${branchId}`, today)

/** Copies to fetch, from the shelves of whatever branch, for holds that are picked up at this one. */
export const listItemsWanted = (db: Db, pickupBranchId: number, today: Day): Promise<ItemToPull[]> =>
  readPulls(db, sql`waiting.pickup_branch_id = ${pickupBranchId}`, today)

/**
 * As many copies as there are members to serve, each copy once, the longest waiting first; copies of the branch where
 * the member picks up come before those that must travel.
 */
async function readPulls(db: Db, which: RawBuilder<unknown>, today: Day): Promise<ItemToPull[]> {
  const { rows } = await sql<ItemToPull>`
    with waiting as (
      select holds.*, row_number() over (partition by holds.record_id order by holds.placed_at, holds.id) as place
      from circulation.holds holds
      where holds.standing = 'waiting' and (holds.suspended_until is null or holds.suspended_until <= ${today})
        and (holds.needed_by is null or holds.needed_by >= ${today})
    ), free as (
      select items.id, items.record_id, items.barcode, items.call_number, items.shelf, items.branch_id,
        row_number() over (partition by items.record_id
          order by (exists (select from waiting where waiting.record_id = items.record_id
            and waiting.pickup_branch_id = items.branch_id)) desc, items.id) as place
      from catalogue.items items
      where items.record_id in (select record_id from waiting) and items.deleted_at is null
        and items.disposition = 'in-circulation'
        and not exists (select from circulation.out_items out where out.item_id = items.id)
    )
    select waiting.id as hold_id, free.record_id, free.id as item_id, free.barcode, records.title,
      coalesce(records.main_author, '') as author, free.call_number, free.shelf, free.branch_id,
      waiting.pickup_branch_id, waiting.pickup_point_id, points.name as pickup_point, waiting.placed_at
    from waiting
    join free on free.record_id = waiting.record_id
      and case when waiting.item_id is null then free.place = waiting.place else free.id = waiting.item_id end
    join catalogue.records records on records.id = free.record_id
    left join branches.pickup_points points on points.id = waiting.pickup_point_id
    where ${which}
    order by free.shelf, free.call_number, free.barcode
  `.execute(db)
  return rows
}
