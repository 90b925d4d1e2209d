import { daysBetween, type Day } from '#kernel/days.ts'
import { openDaysAfter, type Calendar } from '#modules/branches/index.ts'
import type { FinePolicy } from '../rules/policy-settings.ts'

export interface FineFacts {
  dueOn: Day
  /** Day of the return, or today for a loan that is still open. */
  day: Day
  /** The branch that lent; its calendar counts. */
  branchId: number
  policy: FinePolicy
  /** Price of the copy in rupiah, if known. */
  price: number | undefined
}

/** What a delay costs, and how it was reckoned. */
export interface Fine {
  /** Open days of delay. */
  daysLate: number
  /** Of those, the days that count after the days of grace. */
  daysCharged: number
  amount: number
  /** Days of suspension. */
  suspension: number
  capped: boolean
}

/** The one place where a fine is reckoned: the desk, the member's page, machines and notices all show this figure. */
export function fineOf(calendar: Calendar, { dueOn, day, branchId, policy, price }: FineFacts): Fine {
  const daysLate = daysBetween(dueOn, day) > 0 ? openDaysAfter(calendar, branchId, dueOn, day) : 0
  const overGrace = Math.max(0, daysLate - policy.graceDays)
  const daysCharged = overGrace > 0 && policy.chargesGrace ? daysLate : overGrace
  const plain = daysCharged * policy.perDay
  const caps = [policy.cap, policy.capsAtPrice ? price : undefined].filter((cap) => typeof cap === 'number')
  const amount = Math.min(plain, ...caps)
  const suspension = Math.min(daysCharged * policy.suspensionPerDay, policy.suspensionCap ?? Infinity)
  return { daysLate, daysCharged, amount, suspension, capped: amount < plain }
}

export const noFine: Fine = { daysLate: 0, daysCharged: 0, amount: 0, suspension: 0, capped: false }
