import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf, startOfDay, type Day } from '#kernel/days.ts'
import type { Answer, Deed, ItemRef } from '../deeds/deed.ts'
import { event, type CirculationEvent } from '../events.ts'
import { bringBack, type BroughtBack } from '../items/bring-back.ts'
import type { Next } from '../items/choose-next.ts'
import { routeCopy, type Routed } from '../items/route-copy.ts'
import { withCopy, type CopyInHand } from '../items/with-copy.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import type { OpenLoan } from './check-in-facts.ts'
import { chargeDelay, type DelayCharged } from './charge-delay.ts'
import { dayAllowed } from './return-day.ts'

export interface CheckInRequest {
  item: ItemRef
  /** When it was put into the book drop, if that was not today. */
  returnedOn?: Day | undefined
}

export interface LoanReturned extends DelayCharged {
  loanId: number
  patronId: number
  dueOn: Day
  returnedOn: Day
  /** The member had said that it was returned. */
  wasClaimed: boolean
}

export interface CopyReturned {
  itemId: number
  recordId: number
  barcode: string
  title: string
  /** The loan that ended; none for a copy that was not on loan. */
  loan: LoanReturned | null
  /** What to do with the copy now. */
  next: Next
  found: Omit<BroughtBack, 'events'>
  /** What was written for the copy's way; for taking the return back. */
  routed: Omit<Routed, 'events' | 'next'>
}

/** Takes a copy back, at any branch, and tells at once what to do with it. */
export const checkIn = (
  db: Db,
  deed: Deed,
  request: CheckInRequest,
  now: Date,
): Promise<Answer<CopyReturned>> =>
  withCopy(db, deed, now, { kind: 'check-in', asked: request, item: request.item }, async (tx, copy) => {
    const today = dayOf(now)
    const day = request.returnedOn ?? today
    const allowed = dayAllowed(copy.book.calendar, deed.branchId, copy.loan, { day, today })
    const { blocks, overridden } = copy.settled(allowed ? [] : [{ code: 'day-not-allowed' }])
    if (blocks.length > 0) return { ok: false, blocks }
    const { value, events } = await takeBack(tx, deed, copy, { day, now })
    return { ok: true, value, overridden, events, patronId: copy.borrowerId, itemId: copy.itemId }
  })

async function takeBack(
  tx: Tx,
  deed: Deed,
  { item, loan, routing, book }: CopyInHand,
  { day, now }: { day: Day; now: Date },
): Promise<{ value: CopyReturned; events: CirculationEvent[] }> {
  const events: CirculationEvent[] = []
  const returned = loan && (await endLoan(tx, deed, book, loan, item, { day, now }, events))
  const { events: foundEvents, ...found } = await bringBack(tx, deed, item, now)
  const present = found.wasFound ? { ...item, disposition: 'in-circulation' as const } : item
  const { events: routeEvents, next, ...routed } = await routeCopy(tx, deed, book, present, routing, now)
  if (routing.uncleared) await clearHoldShelf(tx, item.id, now)
  const { id: itemId, recordId, barcode, title } = item
  return {
    value: { itemId, recordId, barcode, title, loan: returned, next, found, routed },
    events: [...events, ...foundEvents, ...routeEvents],
  }
}

async function endLoan(
  tx: Tx,
  deed: Deed,
  book: RuleBook,
  loan: OpenLoan,
  item: { id: number; price: number | null },
  { day, now }: { day: Day; now: Date },
  events: CirculationEvent[],
): Promise<LoanReturned> {
  await sql`
    update circulation.loans
    set ended_at = greatest(lent_at, ${day === dayOf(now) ? now : startOfDay(day)}), ending = 'returned',
      ended_branch_id = ${deed.branchId}, ended_channel = ${deed.channel}
    where id = ${loan.id}
  `.execute(tx)
  const delay = await chargeDelay(tx, deed, book, loan, item, { day, now }, events)
  if (loan.claimedAt !== null) await endClaim(tx, deed, loan.id, now)
  const { id: loanId, patronId, dueOn } = loan
  events.push(event('loan-returned', { loanId, patronId, itemId: item.id, channel: deed.channel }))
  return { loanId, patronId, dueOn, returnedOn: day, wasClaimed: loan.claimedAt !== null, ...delay }
}

const endClaim = (tx: Tx, { actor, channel }: Deed, loanId: number, now: Date) =>
  tx
    .insertInto('circulation.loanEvents')
    .values({ loanId, kind: 'claim-ended', at: now, channel, actor: actor.name })
    .execute()

/** A copy in hand has left the pickup shelf, whoever it stood there for. */
const clearHoldShelf = (tx: Tx, itemId: number, now: Date) =>
  sql`
    update circulation.holds set cleared_at = ${now}
    where trapped_item_id = ${itemId} and ended_at is not null and cleared_at is null
  `.execute(tx)
