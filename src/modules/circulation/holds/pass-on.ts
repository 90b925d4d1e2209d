import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import type { Deed } from '../deeds/deed.ts'
import type { CirculationEvent } from '../events.ts'
import { nextInQueue } from '../items/choose-next.ts'
import { routeCopy } from '../items/route-copy.ts'
import { routingFacts, type RoutingFacts } from '../items/routing-facts.ts'
import type { ItemFacts } from '../loans/decide-check-out.ts'
import { itemFacts } from '../loans/item-facts.ts'
import type { RuleBook } from '../rules/rule-book.ts'

export interface PassedOn {
  to: { holdId: number; shelfCode: string }
  events: CirculationEvent[]
}

/**
 * A copy that stays on the pickup shelf serves the next in the queue, if that member picks up here too. Otherwise it
 * waits for somebody to take it from the shelf, and whoever scans it is told where it goes.
 */
export async function passOn(
  tx: Tx,
  deed: Deed,
  book: RuleBook,
  { itemId, branchId }: { itemId: number; branchId: number },
  now: Date,
): Promise<PassedOn | undefined> {
  const { rows } = await sql<{ item: ItemFacts; routing: RoutingFacts }>`
    select ${itemFacts(itemId)} as item, ${routingFacts(itemId, branchId, dayOf(now))} as routing
  `.execute(tx)
  const [read] = rows
  if (!read || read.routing.kept || read.routing.transit) return undefined
  const { item, routing } = read
  if (item.deleted || item.disposition !== 'in-circulation') return undefined
  if (nextInQueue(book, item, routing.queue)?.pickupBranchId !== branchId) return undefined
  const { next, events } = await routeCopy(tx, { ...deed, branchId }, book, item, routing, now)
  return next.do === 'hold-shelf'
    ? { to: { holdId: next.holdId, shelfCode: next.shelfCode }, events }
    : undefined
}
