import { daysBetween, type Day } from '#kernel/days.ts'
import { dueDay } from '../../loans/due-day.ts'
import { fineOf } from '../../money/fine-of.ts'
import { findRule, limitsFor, type Case } from '../find-rule.ts'
import type { FinePolicy, LoanPolicy, RenewalPolicy } from '../policy-settings.ts'
import type { Limit, RuleBook } from '../rule-book.ts'

/** A loan of the past as the rules see it. */
export interface PastLoan extends Case {
  /** Null once it is forgotten whose loan it was. */
  patronId: number | null
  lentOn: Day
  /** Day of the return; the last day looked at for one that is still out. */
  endedOn: Day
  renewedOn: readonly Day[]
  price: number | null
}

/** What becomes of a loan under a set of rules. */
export interface Replayed {
  refused: 'not-for-loan' | 'limit' | undefined
  dueOn: Day | undefined
  fine: number
  suspension: number
}

interface Terms {
  loan: LoanPolicy
  renewal: RenewalPolicy
  fine: FinePolicy
  limits: readonly Limit[]
}

interface OpenLoan {
  loanCategory: string
  branchId: number
  until: Day
}

/**
 * Plays loans through a set of rules, in the order in which they were made. Everybody is taken to return on the day
 * on which they did; a loan that is refused does not count towards the limits of later ones.
 */
export function replayer(book: RuleBook): (loan: PastLoan) => Replayed {
  const known = new Map<string, Terms>()
  const open = new Map<number, OpenLoan[]>()
  return (loan) => {
    const terms = termsOf(book, known, loan)
    if (terms.loan.days === 0) return refusal('not-for-loan')
    if (loan.patronId !== null && !takesPlace(open, loan.patronId, loan, terms.limits)) {
      return refusal('limit')
    }
    const dueOn = lastDueDay(book, loan, terms)
    const { amount, suspension } = fineOf(book.calendar, {
      dueOn,
      day: loan.endedOn,
      branchId: loan.branchId,
      policy: terms.fine,
      price: loan.price ?? undefined,
    })
    return { refused: undefined, dueOn, fine: amount, suspension }
  }
}

const refusal = (refused: 'not-for-loan' | 'limit'): Replayed => ({
  refused,
  dueOn: undefined,
  fine: 0,
  suspension: 0,
})

function termsOf(book: RuleBook, known: Map<string, Terms>, loan: PastLoan): Terms {
  const key = `${loan.category} ${loan.branchId} ${loan.loanCategory}`
  const before = known.get(key)
  if (before) return before
  const terms = {
    loan: findRule(book, 'loan', loan).policy.settings,
    renewal: findRule(book, 'renewal', loan).policy.settings,
    fine: findRule(book, 'fine', loan).policy.settings,
    limits: limitsFor(book, loan, false),
  }
  known.set(key, terms)
  return terms
}

/** Notes the loan with the member's open ones, if every limit leaves room for it. */
function takesPlace(
  open: Map<number, OpenLoan[]>,
  patronId: number,
  loan: PastLoan,
  limits: readonly Limit[],
): boolean {
  const out = (open.get(patronId) ?? []).filter(({ until }) => until > loan.lentOn)
  const room = limits.every(({ loanCategory, branchId, most }) => {
    const counted = out.filter(
      (one) =>
        (loanCategory === null || one.loanCategory === loanCategory) &&
        (branchId === null || one.branchId === branchId),
    )
    return counted.length < most
  })
  if (room) {
    out.push({ loanCategory: loan.loanCategory, branchId: loan.branchId, until: loan.endedOn })
  }
  open.set(patronId, out)
  return room
}

/** The due day after the renewals that were made and that these rules allow. */
function lastDueDay(book: RuleBook, loan: PastLoan, { loan: first, renewal }: Terms): Day {
  let { dueOn } = dueDay(book, loan, loan.lentOn, first.days)
  for (const day of loan.renewedOn.slice(0, renewal.times)) {
    if (day > dueOn && !renewal.whenOverdue) break
    const renewed = dueDay(book, loan, day, renewal.days === 0 ? first.days : renewal.days).dueOn
    if (renewed > dueOn) dueOn = renewed
  }
  return dueOn
}

/** Figures of many loans under one set of rules. */
export interface Tally {
  lent: number
  notForLoan: number
  overLimit: number
  /** Days between loan and due day, of all that were lent. */
  days: number
  late: number
  fines: number
  suspension: number
}

export const emptyTally = (): Tally => ({
  lent: 0,
  notForLoan: 0,
  overLimit: 0,
  days: 0,
  late: 0,
  fines: 0,
  suspension: 0,
})

export function count(tally: Tally, loan: PastLoan, { refused, dueOn, fine, suspension }: Replayed): void {
  if (refused === 'not-for-loan') tally.notForLoan++
  if (refused === 'limit') tally.overLimit++
  if (dueOn === undefined) return
  tally.lent++
  tally.days += daysBetween(loan.lentOn, dueOn)
  if (loan.endedOn > dueOn) tally.late++
  tally.fines += fine
  tally.suspension += suspension
}
