import { sql, type RawBuilder } from 'kysely'
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
    const { value, events, writes } = await takeBack(tx, deed, copy, { day, now })
    return { ok: true, value, overridden, events, writes, patronId: copy.borrowerId, itemId: copy.itemId }
  })

async function takeBack(
  tx: Tx,
  deed: Deed,
  { item, loan, routing, book }: CopyInHand,
  { day, now }: { day: Day; now: Date },
): Promise<{ value: CopyReturned; events: CirculationEvent[]; writes: RawBuilder<unknown>[] }> {
  const events: CirculationEvent[] = []
  const returned = loan && (await endLoan(tx, deed, book, loan, item, { day, now }, events))
  const { events: foundEvents, ...found } = await bringBack(tx, deed, item, now)
  const present = found.wasFound ? { ...item, disposition: 'in-circulation' as const } : item
  const { events: routeEvents, next, ...routed } = await routeCopy(tx, deed, book, present, routing, now)
  const { id: itemId, recordId, barcode, title } = item
  return {
    value: { itemId, recordId, barcode, title, loan: returned, next, found, routed },
    events: [...events, ...foundEvents, ...routeEvents],
    writes: [
      ...(loan ? writesOfEnd(deed, loan, { day, now }) : []),
      ...(routing.uncleared ? [clearHoldShelf(item.id, now)] : []),
    ],
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
  const delay = await chargeDelay(tx, deed, book, loan, item, { day, now }, events)
  const { id: loanId, patronId, dueOn } = loan
  events.push(event('loan-returned', { loanId, patronId, itemId: item.id, channel: deed.channel }))
  return { loanId, patronId, dueOn, returnedOn: day, wasClaimed: loan.claimedAt !== null, ...delay }
}

function writesOfEnd(
  { branchId, channel, actor }: Deed,
  { id, claimedAt }: OpenLoan,
  { day, now }: { day: Day; now: Date },
): RawBuilder<unknown>[] {
  const endedAt = day === dayOf(now) ? now : startOfDay(day)
  const ended = sql`
    update circulation.loans
    set ended_at = greatest(lent_at, ${endedAt}), ending = 'returned', ended_branch_id = ${branchId},
      ended_channel = ${channel}
    where id = ${id}`
  const claimEnded = sql`
    insert into circulation.loan_events (loan_id, kind, at, channel, actor)
    values (${id}, 'claim-ended', ${now}, ${channel}, ${actor.name})`
  return claimedAt === null ? [ended] : [ended, claimEnded]
}

/** A copy in hand has left the pickup shelf, whoever it stood there for. */
const clearHoldShelf = (itemId: number, now: Date) => sql`
    update circulation.holds set cleared_at = ${now}
    where trapped_item_id = ${itemId} and ended_at is not null and cleared_at is null`
