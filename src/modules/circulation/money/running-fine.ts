import { dayOf, type Day } from '#kernel/days.ts'
import { policyOf, type RuleBook } from '../rules/rule-book.ts'
import { fineOf, type Fine } from './fine-of.ts'

export interface RunningLoan {
  dueOn: Day
  branchId: number
  finePolicyId: number
  claimedAt: string | Date | null
  price: number | null
}

/** What an open loan would cost if it ended on a day. A member's claim to have returned it stops the clock. */
export function runningFine(book: RuleBook, loan: RunningLoan, day: Day): Fine {
  const claimed = loan.claimedAt === null ? day : dayOf(new Date(loan.claimedAt))
  return fineOf(book.calendar, {
    dueOn: loan.dueOn,
    day: claimed < day ? claimed : day,
    branchId: loan.branchId,
    policy: policyOf(book, 'fine', loan.finePolicyId).settings,
    price: loan.price ?? undefined,
  })
}
