import type { Tx } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import { suspendWithin } from '#modules/patrons/index.ts'
import type { Deed } from '../deeds/deed.ts'
import { event, type CirculationEvent } from '../events.ts'
import { charge } from '../money/charge.ts'
import { runningFine } from '../money/running-fine.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import type { OpenLoan } from './check-in-facts.ts'

/** What a delay brought. */
export interface DelayCharged {
  daysLate: number
  fine: { chargeId: number; amount: number } | null
  suspension: { blockId: number; startsOn: Day; endsOn: Day } | null
}

/** Charges a delay once, by the terms under which the loan was made and the calendar of the branch that lent. */
export async function chargeDelay(
  tx: Tx,
  deed: Deed,
  book: RuleBook,
  loan: OpenLoan,
  item: { id: number; price: number | null },
  { day, now }: { day: Day; now: Date },
  events: CirculationEvent[],
): Promise<DelayCharged> {
  const { id: loanId, patronId } = loan
  const fine = runningFine(book, { ...loan, price: item.price }, day)
  const delay: DelayCharged = { daysLate: fine.daysLate, fine: null, suspension: null }
  if (fine.amount > 0) {
    const entry = { patronId, amount: fine.amount, reason: 'overdue', loanId, itemId: item.id } as const
    const chargeId = await charge(tx, deed, entry, now)
    delay.fine = { chargeId, amount: fine.amount }
    events.push(event('fine-charged', { chargeId, patronId, loanId }))
  }
  if (fine.suspension > 0) {
    const { id: blockId, ...days } = await suspendWithin(tx, {
      patronId,
      loanId,
      days: fine.suspension,
      from: dayOf(now),
      by: deed.actor.name,
    })
    delay.suspension = { blockId, ...days }
    events.push(event('member-suspended', { blockId, patronId, loanId }))
  }
  return delay
}
