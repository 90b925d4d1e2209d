import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { addDays, dayOf, isDay, type Day } from '#kernel/days.ts'
import type { Block } from '../deeds/block.ts'
import type { Deed, PatronRef } from '../deeds/deed.ts'
import { event, type CirculationEvent } from '../events.ts'
import { bringBack } from '../items/bring-back.ts'
import { readCheckIn } from '../loans/check-in-facts.ts'
import { readCheckOut, type CheckOutReading } from '../loans/check-out-facts.ts'
import type { LoanMade } from '../loans/check-out.ts'
import { decideCheckOut, type CheckOutFacts, type LoanTerms } from '../loans/decide-check-out.ts'
import { endLoan, writesOfEnd, type LoanReturned } from '../loans/end-loan.ts'
import { writesOfLoan } from '../loans/write-loan.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import type { CarriedOut, LateDeed } from './carried-out.ts'

/** Notes a loan that was made, whatever speaks against it; the loan of whoever had the copy before ends with it. */
export async function lendLate(
  tx: Tx,
  deed: Deed,
  book: RuleBook,
  { step, itemId, borrowerId, at, dueTold }: LateDeed,
  patron: { id: number; ref: PatronRef },
  now: Date,
): Promise<CarriedOut> {
  const read = await readCheckOut(tx, patron.id, patron.ref, itemId, dayOf(at))
  const { item, onLoan } = read.facts
  const { blocks, terms } = decideLate(book, read.facts, { branchId: deed.branchId, at, dueTold })
  const events: CirculationEvent[] = []
  const ended =
    step === 'hand-over' && onLoan
      ? await endEarlier(tx, deed, book, { itemId, borrowerId, at }, now, events)
      : undefined
  const found = await bringBack(tx, deed, item, now)
  const writes = await writesOfLoan(tx, deed, at, read, terms, [])
  const made = madeOf(read, terms, found.wasFound)
  const { loanId, dueOn } = made
  const happened = { loanId, patronId: patron.id, itemId, channel: deed.channel }
  events.push(...found.events, event('loan-made', happened))
  const done = { made, ...(ended && { ended }) }
  return { blocks: blocks.map(inItsWords), done, loanId, dueOn, events, writes }
}

const madeOf = (
  { nextLoanId: loanId, facts: { patron, item }, hold, transitId }: CheckOutReading,
  { dueOn, exception }: LoanTerms,
  wasFound: boolean,
): LoanMade => ({
  loanId,
  patronId: patron.id,
  itemId: item.id,
  recordId: item.recordId,
  barcode: item.barcode,
  title: item.title,
  dueOn,
  exception: exception?.name ?? null,
  filledHold: hold,
  wasFound,
  endedTransitId: transitId,
  openLoans: patron.loans.reduce((sum, { count }) => sum + count, 1),
})

/** "Return it first" helps nobody any more. */
const inItsWords = (block: Block): Block =>
  block.code === 'item-on-loan' ? { code: 'late-handed-over', dueOn: block.dueOn } : block

/** The day that the member was told holds, where it is the later one; what the rules say of it is listed. */
function decideLate(
  book: RuleBook,
  facts: CheckOutFacts,
  { branchId, at, dueTold }: { branchId: number; at: Date; dueTold: Day | undefined },
) {
  const plain = decideCheckOut(book, facts, { branchId, now: at })
  if (!holds(dueTold, plain.terms.dueOn, dayOf(at))) return plain
  return decideCheckOut(book, facts, { branchId, now: at, dueOn: dueTold })
}

/** Longest loan that a device is believed to have promised, in days. */
const longest = 366

/** Whether a day that was told counts in place of the one that the rules give. */
export const holds = (told: Day | undefined, byRule: Day, lentOn: Day): told is Day =>
  told !== undefined && isDay(told) && told > byRule && told <= addDays(lentOn, longest)

async function endEarlier(
  tx: Tx,
  deed: Deed,
  book: RuleBook,
  { itemId, borrowerId, at }: { itemId: number; borrowerId: number | null; at: Date },
  now: Date,
  events: CirculationEvent[],
): Promise<LoanReturned | undefined> {
  const asked = { branchId: deed.branchId, today: dayOf(now) }
  const { item, loan } = await readCheckIn(tx, itemId, borrowerId, asked)
  if (!loan) return undefined
  const ended = await endLoan(tx, deed, book, loan, item, { endedAt: at, now }, events)
  // At once, not with the new loan: a copy has one open loan at any moment.
  for (const write of writesOfEnd(deed, loan, { endedAt: at, now })) await sql`${write}`.execute(tx)
  return ended
}
