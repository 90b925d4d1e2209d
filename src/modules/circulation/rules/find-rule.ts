import type { Day } from '#kernel/days.ts'
import type { PolicyKind } from './policy-settings.ts'
import {
  policyOf,
  type DateException,
  type Limit,
  type Policy,
  type Rule,
  type RuleBook,
  type Scope,
} from './rule-book.ts'

/** Who borrows what, and where. */
export interface Case {
  category: string
  loanCategory: string
  branchId: number
}

const applies = (scope: Scope, { category, loanCategory, branchId }: Case): boolean =>
  (scope.category === null || scope.category === category) &&
  (scope.loanCategory === null || scope.loanCategory === loanCategory) &&
  (scope.branchId === null || scope.branchId === branchId)

/** The row that names most is worth most; among equals category comes before loan category before branch. */
export function weightOf({ category, loanCategory, branchId }: Scope): number {
  const named = [category, loanCategory, branchId].map((part) => (part === null ? 0 : 1))
  const [byCategory = 0, byLoanCategory = 0, byBranch = 0] = named
  return (byCategory + byLoanCategory + byBranch) * 8 + byCategory * 4 + byLoanCategory * 2 + byBranch
}

const heaviestFirst = (a: Scope, b: Scope) => weightOf(b) - weightOf(a)

/** All rows that apply to a case, the winner first. */
export const rulesFor = (book: RuleBook, kind: PolicyKind, asked: Case): Rule[] =>
  book.rules.filter((rule) => rule.kind === kind && applies(rule, asked)).toSorted(heaviestFirst)

export interface FoundRule<Kind extends PolicyKind> {
  rule: Rule
  policy: Policy<Kind>
}

/** The row that wins, with its policy. There is always one: the row for everything else cannot be removed. */
export function findRule<Kind extends PolicyKind>(book: RuleBook, kind: Kind, asked: Case): FoundRule<Kind> {
  const [rule] = rulesFor(book, kind, asked)
  if (!rule) throw new Error(`No ${kind} rule for everything else`)
  return { rule, policy: policyOf(book, kind, rule.policyId) }
}

/**
 * The limits that hold for a case: of rows that count the same loans, the one that names the category. A member who
 * is not verified is held by the limits for such members as well.
 */
export function limitsFor(book: RuleBook, asked: Case, unverified: boolean): Limit[] {
  const candidates = book.limits.filter((limit) => applies(limit, asked) && (unverified || !limit.unverified))
  const byCounted = Map.groupBy(
    candidates,
    ({ loanCategory, branchId, unverified: temporary }) => `${loanCategory} ${branchId} ${temporary}`,
  )
  return [...byCounted.values()].flatMap((limits) => limits.toSorted(heaviestFirst).slice(0, 1))
}

/** The date exception under which a loan of this day is made, the one that names most. */
export const exceptionFor = (book: RuleBook, asked: Case, day: Day): DateException | undefined =>
  book.exceptions
    .filter((one) => applies(one, asked) && one.firstDay <= day && day <= one.lastDay)
    .toSorted(heaviestFirst)[0]
