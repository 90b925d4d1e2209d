import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import type { Deed } from '../deeds/deed.ts'
import { event, type CirculationEvent } from '../events.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { chargeDelay, type DelayCharged } from './charge-delay.ts'
import type { OpenLoan } from './check-in-facts.ts'

export interface LoanReturned extends DelayCharged {
  loanId: number
  patronId: number
  dueOn: Day
  returnedOn: Day
  /** The member had said that it was returned. */
  wasClaimed: boolean
}

/** What the end of a loan costs its member, and who is told; the loan itself is ended by `writesOfEnd`. */
export async function endLoan(
  tx: Tx,
  deed: Deed,
  book: RuleBook,
  loan: OpenLoan,
  item: { id: number; price: number | null },
  { endedAt, now }: { endedAt: Date; now: Date },
  events: CirculationEvent[],
): Promise<LoanReturned> {
  const day = dayOf(endedAt)
  const delay = await chargeDelay(tx, deed, book, loan, item, { day, now }, events)
  const { id: loanId, patronId, dueOn } = loan
  events.push(event('loan-returned', { loanId, patronId, itemId: item.id, channel: deed.channel }))
  return { loanId, patronId, dueOn, returnedOn: day, wasClaimed: loan.claimedAt !== null, ...delay }
}

export function writesOfEnd(
  { branchId, channel, actor }: Deed,
  { id, claimedAt }: OpenLoan,
  { endedAt, now }: { endedAt: Date; now: Date },
): RawBuilder<unknown>[] {
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
