import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf, startOfDay, type Day } from '#kernel/days.ts'
import type { Answer, Deed, ItemRef } from '../deeds/deed.ts'
import type { CirculationEvent } from '../events.ts'
import { bringBack, type BroughtBack } from '../items/bring-back.ts'
import type { Next } from '../items/choose-next.ts'
import { routeCopy, type Routed } from '../items/route-copy.ts'
import { withCopy, type CopyInHand } from '../items/with-copy.ts'
import { endLoan, writesOfEnd, type LoanReturned } from './end-loan.ts'
import { dayAllowed } from './return-day.ts'

export interface CheckInRequest {
  item: ItemRef
  /** When it was put into the book drop, if that was not today. */
  returnedOn?: Day | undefined
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
    const endedAt = day === today ? now : startOfDay(day)
    const { value, events, writes } = await takeBack(tx, deed, copy, { endedAt, now })
    return { ok: true, value, overridden, events, writes, patronId: copy.borrowerId, itemId: copy.itemId }
  })

/** Ends the loan, if there is one, and sends the copy on its way; the writes are left to be done. */
export async function takeBack(
  tx: Tx,
  deed: Deed,
  { item, loan, routing, book }: Pick<CopyInHand, 'item' | 'loan' | 'routing' | 'book'>,
  { endedAt, now }: { endedAt: Date; now: Date },
): Promise<{ value: CopyReturned; events: CirculationEvent[]; writes: RawBuilder<unknown>[] }> {
  const events: CirculationEvent[] = []
  const returned = loan && (await endLoan(tx, deed, book, loan, item, { endedAt, now }, events))
  const { events: foundEvents, ...found } = await bringBack(tx, deed, item, now)
  const present = found.wasFound ? { ...item, disposition: 'in-circulation' as const } : item
  const { events: routeEvents, next, ...routed } = await routeCopy(tx, deed, book, present, routing, now)
  const { id: itemId, recordId, barcode, title } = item
  return {
    value: { itemId, recordId, barcode, title, loan: returned, next, found, routed },
    events: [...events, ...foundEvents, ...routeEvents],
    writes: [
      ...(loan ? writesOfEnd(deed, loan, { endedAt, now }) : []),
      ...(routing.uncleared ? [clearHoldShelf(item.id, now)] : []),
    ],
  }
}

/** A copy in hand has left the pickup shelf, whoever it stood there for. */
const clearHoldShelf = (itemId: number, now: Date) => sql`
    update circulation.holds set cleared_at = ${now}
    where trapped_item_id = ${itemId} and ended_at is not null and cleared_at is null`
