import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#kernel/days.ts'

/** A hold that may be served, with what decides whether it can be. */
export interface QueuedHold {
  id: number
  patronId: number
  category: string
  standing: 'waiting' | 'in-transit' | 'ready'
  pickupBranchId: number
  policyId: number
  shelfCode: string | null
  pickupBy: Day | null
  /** Where it is picked up at a stop: the next visit of that stop after today. */
  nextVisit: Day | null
}

export interface RoutingFacts {
  /** The hold for which the copy is kept already. */
  kept: QueuedHold | null
  /** Who waits for a copy like this, the first first. */
  queue: readonly QueuedHold[]
  transit: { id: number; toBranchId: number; reason: 'hold' | 'home' | 'transfer' } | null
  /** Copies of this kind stay where they are returned. */
  floats: boolean
  /** The copy still stood on the pickup shelf for a hold that has ended. */
  uncleared: boolean
}

/** Longest part of a queue that is looked at for one copy. */
const furthest = 50

const holdOn = (
  today: Day,
) => sql`jsonb_build_object('id', holds.id, 'patronId', holds.patron_id, 'category', patrons.category,
  'standing', holds.standing, 'pickupBranchId', holds.pickup_branch_id, 'policyId', holds.hold_policy_id,
  'shelfCode', holds.shelf_code, 'pickupBy', holds.pickup_by,
  'nextVisit', (select min(days.day) from branches.pickup_days days
    where days.point_id = holds.pickup_point_id and days.day > ${today}))`

/** What decides where a copy in hand at a branch goes, as one JSON value. */
export const routingFacts = (
  itemId: number,
  branchId: number,
  today: Day,
): RawBuilder<RoutingFacts> => sql<RoutingFacts>`(
  select jsonb_build_object(
    'kept', (select ${holdOn(today)} from circulation.holds holds
      join patrons.patrons patrons on patrons.id = holds.patron_id
      where holds.trapped_item_id = items.id and holds.standing in ('in-transit', 'ready')),
    'queue', coalesce((select jsonb_agg(waiting.hold) from (
      select ${holdOn(today)} as hold from circulation.holds holds
      join patrons.patrons patrons on patrons.id = holds.patron_id and patrons.standing <> 'closed'
      where holds.record_id = items.record_id and holds.ended_at is null and holds.standing = 'waiting'
        and (holds.item_id is null or holds.item_id = items.id)
        and (holds.suspended_until is null or holds.suspended_until <= ${today})
        and (holds.needed_by is null or holds.needed_by >= ${today})
      order by holds.placed_at, holds.id limit ${furthest}) waiting), '[]'),
    'transit', (select jsonb_build_object('id', transits.id, 'toBranchId', transits.to_branch_id,
        'reason', transits.reason)
      from circulation.transits transits where transits.item_id = items.id and transits.received_at is null),
    'uncleared', exists (select from circulation.holds holds where holds.trapped_item_id = items.id
      and holds.ended_at is not null and holds.cleared_at is null),
    'floats', exists (select from circulation.floating floating
      where (floating.branch_id is null or floating.branch_id = ${branchId})
        and (floating.collection_type is null or floating.collection_type = items.collection_type)
        and (floating.loan_category is null or floating.loan_category = items.loan_category)))
  from catalogue.items items where items.id = ${itemId})`
