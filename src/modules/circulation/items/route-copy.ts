import type { Tx } from '#kernel/database.ts'
import { changeItemWithin } from '#modules/catalogue/index.ts'
import { auditActor, type Deed } from '../deeds/deed.ts'
import { event, type CirculationEvent } from '../events.ts'
import type { ItemFacts } from '../loans/decide-check-out.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { receiveTransit, sendTransit } from '../transits/write-transit.ts'
import { makeReady, trapInTransit } from '../holds/trap.ts'
import { chooseNext, type Next } from './choose-next.ts'
import type { RoutingFacts } from './routing-facts.ts'

/** What to do with a copy that lies on the desk, in words for a machine; ids of what was written for it. */
export interface Routed {
  next: Next
  /** The hold that caught the copy just now. */
  trappedHoldId: number | null
  /** A way between branches that ended here, and one that begins here. */
  receivedTransitId: number | null
  sentTransitId: number | null
  /** The branch that the copy belonged to before it stayed here. */
  movedFromBranchId: number | null
  events: CirculationEvent[]
}

/** Tells where a copy in hand belongs now and writes that down: hold, way to another branch, new home. */
export async function routeCopy(
  tx: Tx,
  deed: Deed,
  book: RuleBook,
  item: ItemFacts,
  facts: RoutingFacts,
  now: Date,
): Promise<Routed> {
  const { choice, hold, arrived, moves } = chooseNext(book, item, facts, deed.branchId, now)
  const routed: Routed = {
    next: choice,
    trappedHoldId: hold && hold.standing === 'waiting' ? hold.id : null,
    receivedTransitId: arrived ? (facts.transit?.id ?? null) : null,
    sentTransitId: null,
    movedFromBranchId: moves ? item.branchId : null,
    events: [],
  }
  if (routed.receivedTransitId !== null) await receiveTransit(tx, routed.receivedTransitId, now)
  if (moves) {
    const change = { before: { branchId: item.branchId }, after: { branchId: deed.branchId } }
    await changeItemWithin(tx, item, change, auditActor(deed.actor), now)
  }
  if (choice.do === 'hold-shelf' && hold && hold.standing !== 'ready') {
    await makeReady(tx, hold.id, item.id, choice, now)
    routed.events.push(event('hold-ready', { holdId: hold.id, patronId: hold.patronId, itemId: item.id }))
  }
  if (choice.do === 'send') {
    if (hold && hold.standing !== 'in-transit') await trapInTransit(tx, hold.id, item.id, now)
    if (arrived || !facts.transit)
      routed.sentTransitId = await sendTransit(tx, item, deed.branchId, choice, now)
  }
  return routed
}
