import type { Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import type { Deed } from '../deeds/deed.ts'
import { readCheckIn } from '../loans/check-in-facts.ts'
import { takeBack } from '../loans/check-in.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { nothingDone, type CarriedOut, type LateDeed } from './carried-out.ts'
import { lendLate } from './lend-late.ts'
import { renewLate } from './renew-late.ts'

/** Does what was decided, at the time at which it happened. */
export async function carryOut(
  tx: Tx,
  deed: Deed,
  book: RuleBook,
  late: LateDeed,
  now: Date,
): Promise<CarriedOut> {
  const { step, patron } = late
  if (step === 'return' || step === 'put-back') return returnLate(tx, deed, book, late, now)
  if (patron && step === 'renew') return renewLate(tx, deed, book, late, patron, now)
  if (patron && (step === 'lend' || step === 'hand-over')) return lendLate(tx, deed, book, late, patron, now)
  return nothingDone
}

/**
 * The copy was put back long ago, so it is caught for nobody now: whoever waits finds it on the list of copies to
 * fetch. What was kept for a hold already stays so.
 */
async function returnLate(
  tx: Tx,
  deed: Deed,
  book: RuleBook,
  { itemId, borrowerId, at }: LateDeed,
  now: Date,
): Promise<CarriedOut> {
  const { branchId } = deed
  const { item, loan, routing } = await readCheckIn(tx, itemId, borrowerId, { branchId, today: dayOf(now) })
  const copy = { item, loan, book, routing: { ...routing, queue: [] } }
  const { value, events, writes } = await takeBack(tx, deed, copy, { endedAt: at, now })
  return { ...nothingDone, done: { returned: value }, loanId: value.loan?.loanId ?? null, events, writes }
}
