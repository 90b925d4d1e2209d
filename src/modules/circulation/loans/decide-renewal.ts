import { dayOf, type Day } from '#kernel/days.ts'
import type { Block } from '../deeds/block.ts'
import { policyOf, type RuleBook } from '../rules/rule-book.ts'
import { blocksOfPatron, type PatronFacts } from './blocks-of-patron.ts'
import { dueDay } from './due-day.ts'

export interface RenewalFacts {
  loan: {
    category: string
    loanCategory: string
    branchId: number
    dueOn: Day
    renewals: number
    claimed: boolean
    loanPolicyId: number
    renewalPolicyId: number
  }
  patron: PatronFacts
  balance: number
  /** Members who wait for the title and for whom no copy is in. */
  waiting: number
}

/** Whether a loan may be renewed today and until when, by the terms under which it was made. */
export function decideRenewal(
  book: RuleBook,
  { loan, patron, balance, waiting }: RenewalFacts,
  now: Date,
): { blocks: Block[]; dueOn: Day } {
  const today = dayOf(now)
  const renewal = policyOf(book, 'renewal', loan.renewalPolicyId).settings
  const { debtLimit, days } = policyOf(book, 'loan', loan.loanPolicyId).settings
  const { dueOn } = dueDay(book, loan, today, renewal.days === 0 ? days : renewal.days)
  const blocks = blocksOfPatron(patron, today)
  if (debtLimit !== null && balance > debtLimit)
    blocks.push({ code: 'owes-too-much', owed: balance, most: debtLimit })
  if (loan.claimed) blocks.push({ code: 'loan-claimed' })
  if (renewal.times === 0) blocks.push({ code: 'renewal-never' })
  else if (loan.renewals >= renewal.times) blocks.push({ code: 'renewals-used-up', times: renewal.times })
  if (loan.dueOn < today && !renewal.whenOverdue) blocks.push({ code: 'renewal-too-late', dueOn: loan.dueOn })
  if (waiting > 0) blocks.push({ code: 'renewal-wanted', waiting })
  if (dueOn <= loan.dueOn) blocks.push({ code: 'renewal-brings-nothing', dueOn: loan.dueOn })
  return { blocks, dueOn }
}
