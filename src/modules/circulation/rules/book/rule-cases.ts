import * as v from 'valibot'
import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { addDays, type Day } from '#kernel/days.ts'
import { dueDay } from '../../loans/due-day.ts'
import { fineOf } from '../../money/fine-of.ts'
import { findRule, limitsFor, type Case } from '../find-rule.ts'
import type { RuleBook } from '../rule-book.ts'

/** What the rules say to a case; of what is expected, only what is named is compared. */
export interface Verdict {
  forLoan: boolean
  /** Null where nothing is lent. */
  dueOn: Day | null
  renewals: number
  /** The least of the limits that hold; null where there is none. */
  most: number | null
  fine: number
  suspension: number
}

export const verdictParts = ['forLoan', 'dueOn', 'renewals', 'most', 'fine', 'suspension'] as const

export type Expected = Partial<Verdict>

export interface RuleCase extends Case {
  id: number
  name: string
  lentOn: Day
  daysLate: number
  expected: Expected
}

/** The case as the rules see it. Days late are days of the calendar after the due day. */
export function verdictOf(book: RuleBook, asked: Case & { lentOn: Day; daysLate: number }): Verdict {
  const loan = findRule(book, 'loan', asked).policy.settings
  const most = limitsFor(book, asked, false).map((limit) => limit.most)
  const common = {
    renewals: findRule(book, 'renewal', asked).policy.settings.times,
    most: most.length > 0 ? Math.min(...most) : null,
  }
  if (loan.days === 0) return { ...common, forLoan: false, dueOn: null, fine: 0, suspension: 0 }
  const { dueOn } = dueDay(book, asked, asked.lentOn, loan.days)
  const { amount, suspension } = fineOf(book.calendar, {
    dueOn,
    day: addDays(dueOn, asked.daysLate),
    branchId: asked.branchId,
    policy: findRule(book, 'fine', asked).policy.settings,
    price: undefined,
  })
  return { ...common, forLoan: true, dueOn, fine: amount, suspension }
}

export interface CheckedCase {
  one: RuleCase
  actual: Verdict
  /** Parts that are not as expected. */
  wrong: (typeof verdictParts)[number][]
}

export function checkCase(book: RuleBook, one: RuleCase): CheckedCase {
  const actual = verdictOf(book, one)
  const wrong = verdictParts.filter(
    (part) => one.expected[part] !== undefined && one.expected[part] !== actual[part],
  )
  return { one, actual, wrong }
}

export const checkCases = (book: RuleBook, cases: readonly RuleCase[]): CheckedCase[] =>
  cases.map((one) => checkCase(book, one))

/** What is expected, corrected to what comes out; what nobody named stays unnamed. */
export const corrected = ({ one, actual }: CheckedCase): Expected => ({
  ...one.expected,
  ...Object.fromEntries(
    verdictParts.filter((part) => one.expected[part] !== undefined).map((part) => [part, actual[part]]),
  ),
})

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Kept = v.object({
  forLoan: v.optional(v.boolean()),
  dueOn: v.optional(v.nullable(v.string())),
  renewals: v.optional(count),
  most: v.optional(v.nullable(count)),
  fine: v.optional(count),
  suspension: v.optional(count),
})

export async function listRuleCases(db: Db | Tx): Promise<RuleCase[]> {
  const { rows } = await sql<Omit<RuleCase, 'expected'> & { expected: unknown }>`
    select id, name, category, loan_category, branch_id, lent_on, days_late, expected
    from circulation.rule_cases order by name, id
  `.execute(db)
  return rows.map((row) => {
    const kept = v.parse(Kept, row.expected)
    return { ...row, expected: Object.fromEntries(Object.entries(kept)) }
  })
}
