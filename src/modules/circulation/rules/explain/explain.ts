import { addDays, type Day } from '#kernel/days.ts'
import { dueDay } from '../../loans/due-day.ts'
import { fineOf, type Fine } from '../../money/fine-of.ts'
import { findRule, limitsFor, type Case } from '../find-rule.ts'
import { policyKinds, type PolicyKind } from '../policy-settings.ts'
import type { DateException, Limit, Policy, Rule, RuleBook, Scope } from '../rule-book.ts'
import { inOrder, limitsInOrder } from '../book/lint.ts'

export interface Asked extends Case {
  lentOn: Day
  daysLate: number
  unverified: boolean
  /** Price of the copy, which may cap a fine. */
  price: number | undefined
}

/** What a row names that the case is not. */
export type Mismatch = 'category' | 'loanCategory' | 'branchId'

export interface ConsideredRule {
  rule: Rule
  policy: Policy
  mismatch: Mismatch[]
  wins: boolean
}

export interface ConsideredLimit {
  limit: Limit
  mismatch: Mismatch[]
  /** Whether it is held; of rows that count the same loans only the most precise is. */
  holds: boolean
}

export interface Explanation {
  asked: Asked
  kinds: { kind: PolicyKind; considered: ConsideredRule[] }[]
  limits: ConsideredLimit[]
  /** Absent where nothing is lent. */
  due:
    | {
        exception: DateException | undefined
        days: number
        wanted: Day
        /** Closed days that were passed on the way to an open one. */
        steps: Day[]
        dueOn: Day
      }
    | undefined
  fine: { day: Day; fine: Fine } | undefined
}

/** Every row that was considered, in order, and what follows: with the same functions that decide at the desk. */
export function explain(book: RuleBook, asked: Asked): Explanation {
  const held = new Set(limitsFor(book, asked, asked.unverified).map(({ id }) => id))
  const due = explainDue(book, asked)
  return {
    asked,
    kinds: policyKinds.map((kind) => ({ kind, considered: consider(book, kind, asked) })),
    limits: limitsInOrder(book.limits).map((limit) => ({
      limit,
      mismatch: mismatchOf(limit, asked),
      holds: held.has(limit.id),
    })),
    due,
    fine: due && explainFine(book, asked, due.dueOn),
  }
}

function consider(book: RuleBook, kind: PolicyKind, asked: Asked): ConsideredRule[] {
  const winner = findRule(book, kind, asked).rule.id
  return inOrder(book.rules.filter((rule) => rule.kind === kind)).flatMap((rule) => {
    const policy = book.policies.get(rule.policyId)
    return policy ? [{ rule, policy, mismatch: mismatchOf(rule, asked), wins: rule.id === winner }] : []
  })
}

function mismatchOf(scope: Scope, asked: Case): Mismatch[] {
  const parts: Mismatch[] = ['category', 'loanCategory', 'branchId']
  return parts.filter((part) => scope[part] !== null && scope[part] !== asked[part])
}

function explainDue(book: RuleBook, asked: Asked): Explanation['due'] {
  const { days } = findRule(book, 'loan', asked).policy.settings
  if (days === 0) return undefined
  const { dueOn, exception } = dueDay(book, asked, asked.lentOn, days)
  const wanted = exception?.dueOn ?? addDays(asked.lentOn, exception?.days ?? days)
  const steps: Day[] = []
  for (let day = wanted; day < dueOn; day = addDays(day, 1)) steps.push(day)
  return { exception, days, wanted, steps, dueOn }
}

function explainFine(book: RuleBook, asked: Asked, dueOn: Day) {
  const day = addDays(dueOn, asked.daysLate)
  const { policy } = findRule(book, 'fine', asked)
  const facts = { dueOn, day, branchId: asked.branchId, policy: policy.settings, price: asked.price }
  return { day, fine: fineOf(book.calendar, facts) }
}
