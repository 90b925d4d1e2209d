import type { Day } from '#kernel/days.ts'
import { openDayFrom } from '#modules/branches/index.ts'
import { findRule, limitsFor, rulesFor, weightOf, type Case } from '../find-rule.ts'
import { policyKinds, type LoanPolicy } from '../policy-settings.ts'
import type { DateException, Limit, Rule, RuleBook, Scope } from '../rule-book.ts'
import { sameTerms } from './change.ts'
import type { KnownScopes } from './known-scopes.ts'
import { lintExceptions } from './lint-exceptions.ts'
import type { Part, RuleSet } from './rule-set.ts'

export type FindingCode =
  | 'never-wins'
  | 'changes-nothing'
  | 'decided-by-order'
  | 'category-retired'
  | 'category-unknown'
  | 'loan-category-unknown'
  | 'branch-closed'
  | 'limit-zero'
  | 'limit-never-reached'
  | 'exceptions-overlap'
  | 'exception-over'
  | 'exception-on-closed-day'
  | 'policy-unused'
  | 'fine-without-effect'
  | 'branch-without-hours'

/** Something in the rules that is wrong, or that nobody may have meant. */
export interface Finding {
  code: FindingCode
  serious: boolean
  part: Part | 'branches'
  id: number
  /** The other row of a pair. */
  otherId?: number
  /** A day that explains it. */
  day?: Day
}

/** Looks through a whole set. Two sets compared by `findingKey` show what a change brings or mends. */
export function lintSet(set: RuleSet, book: RuleBook, known: KnownScopes, today: Day): Finding[] {
  const cases = everyCase(set, known)
  return [
    ...lintRules(set, book, cases),
    ...lintScopes(set, known),
    ...lintLimits(set, book, cases),
    ...lintExceptions(set.exceptions, today, (one) => closedUnder(book, known, one)),
    ...lintPolicies(set),
    ...known.branches
      .filter(({ closed, hasHours }) => !closed && !hasHours)
      .map(({ id }): Finding => ({ code: 'branch-without-hours', serious: true, part: 'branches', id })),
  ]
}

export const findingKey = ({ code, part, id, otherId }: Finding): string => `${code} ${part} ${id} ${otherId}`

const elsewhere = { loanCategory: '(lain)', branchId: 0 }

/** Every combination that the rules can tell apart; a loan category and a branch stand for all that no row names. */
export function everyCase(set: RuleSet, known: KnownScopes): Case[] {
  const scopes: Scope[] = [...set.rules, ...set.limits]
  const named = scopes.flatMap(({ loanCategory }) => (loanCategory === null ? [] : [loanCategory]))
  const loanCategories = [...new Set([...known.loanCategories, ...named]), elsewhere.loanCategory]
  const branches = [...known.branches.filter(({ closed }) => !closed).map(({ id }) => id), elsewhere.branchId]
  return known.categories
    .filter(({ retired }) => !retired)
    .flatMap(({ code }) =>
      loanCategories.flatMap((loanCategory) =>
        branches.map((branchId) => ({ category: code, loanCategory, branchId })),
      ),
    )
}

function lintRules(set: RuleSet, book: RuleBook, cases: readonly Case[]): Finding[] {
  return policyKinds.flatMap((kind) => {
    const wins = new Map<number, { won: number; changes: boolean }>()
    const crossings = new Map<string, Finding>()
    for (const asked of cases) {
      const [winner, second] = rulesFor(book, kind, asked)
      if (!winner) continue
      const before = wins.get(winner.id) ?? { won: 0, changes: false }
      const changes = before.changes || second === undefined || !sameEffect(book, winner, second)
      wins.set(winner.id, { won: before.won + 1, changes })
      if (second && crosses(winner, second) && !sameEffect(book, winner, second)) {
        const finding = decidedByOrder(winner, second)
        crossings.set(findingKey(finding), finding)
      }
    }
    const rows = set.rules
      .filter((rule) => rule.kind === kind)
      .flatMap(({ id }): Finding[] => {
        const seen = wins.get(id)
        if (!seen) return [{ code: 'never-wins', serious: true, part: 'rules', id }]
        return seen.changes ? [] : [{ code: 'changes-nothing', serious: false, part: 'rules', id }]
      })
    return [...rows, ...crossings.values()]
  })
}

const decidedByOrder = (winner: Rule, second: Rule): Finding => ({
  code: 'decided-by-order',
  serious: false,
  part: 'rules',
  id: winner.id,
  otherId: second.id,
})

const sameEffect = (book: RuleBook, a: Rule, b: Rule): boolean => {
  const one = book.policies.get(a.policyId)
  const other = book.policies.get(b.policyId)
  return one !== undefined && other !== undefined && sameTerms(one, other)
}

const partsOf = ({ category, loanCategory, branchId }: Scope) => [category, loanCategory, branchId]

/** Neither is a special case of the other: each names something that the other leaves open. */
const crosses = (a: Scope, b: Scope): boolean => {
  const others = partsOf(b)
  const aNames = partsOf(a).some((part, at) => part !== null && others[at] === null)
  const bNames = partsOf(a).some((part, at) => part === null && others[at] !== null)
  return aNames && bNames
}

function lintScopes(set: RuleSet, known: KnownScopes): Finding[] {
  const categories = new Map(known.categories.map(({ code, retired }) => [code, retired]))
  const loanCategories = new Set(known.loanCategories)
  const branches = new Map(known.branches.map(({ id, closed }) => [id, closed]))
  const look = (part: Part, { id, category, loanCategory, branchId }: Scope & { id: number }): Finding[] => {
    const codes: FindingCode[] = []
    if (category !== null && categories.get(category) === undefined) codes.push('category-unknown')
    if (category !== null && categories.get(category)) codes.push('category-retired')
    if (loanCategory !== null && !loanCategories.has(loanCategory)) codes.push('loan-category-unknown')
    if (branchId !== null && branches.get(branchId) !== false) codes.push('branch-closed')
    return codes.map((code) => ({ code, serious: code === 'category-unknown', part, id }))
  }
  return [
    ...set.rules.flatMap((row) => look('rules', row)),
    ...set.limits.flatMap((row) => look('limits', row)),
    ...set.exceptions.flatMap((row) => look('exceptions', row)),
    ...set.floating.flatMap((row) => look('floating', { ...row, category: null })),
  ]
}

function lintLimits(set: RuleSet, book: RuleBook, cases: readonly Case[]): Finding[] {
  const held = new Map<number, { decides: boolean; loanable: boolean }>()
  for (const asked of cases) {
    const loan: LoanPolicy = findRule(book, 'loan', asked).policy.settings
    for (const unverified of [false, true]) {
      const limits = limitsFor(book, asked, unverified)
      const least = Math.min(...limits.map(({ most }) => most))
      for (const { id, most } of limits) {
        const before = held.get(id) ?? { decides: false, loanable: false }
        held.set(id, {
          decides: before.decides || most <= least,
          loanable: before.loanable || loan.days > 0,
        })
      }
    }
  }
  return set.limits.flatMap(({ id, most }): Finding[] => {
    const seen = held.get(id)
    if (!seen) return [{ code: 'never-wins', serious: true, part: 'limits', id }]
    if (most === 0 && seen.loanable) return [{ code: 'limit-zero', serious: true, part: 'limits', id }]
    return seen.decides ? [] : [{ code: 'limit-never-reached', serious: false, part: 'limits', id }]
  })
}

function lintPolicies(set: RuleSet): Finding[] {
  const used = new Set(set.rules.map(({ policyId }) => policyId))
  return set.policies.flatMap(({ id, kind, settings }): Finding[] => {
    const finding = (code: FindingCode, serious = false): Finding => ({ code, serious, part: 'policies', id })
    const terms: Record<string, unknown> = settings
    const graceless = Number(terms['perDay']) > 0 && terms['cap'] === 0
    return [
      ...(used.has(id) ? [] : [finding('policy-unused')]),
      ...(kind === 'fine' && graceless ? [finding('fine-without-effect', true)] : []),
    ]
  })
}

/** The day to which a fixed due day would move at some branch that it holds for. */
function closedUnder(
  book: RuleBook,
  known: KnownScopes,
  { dueOn, branchId }: DateException,
): Day | undefined {
  if (dueOn === null) return undefined
  const branches = known.branches.filter(
    ({ id, closed }) => !closed && (branchId === null || branchId === id),
  )
  return branches.map(({ id }) => openDayFrom(book.calendar, id, dueOn)).find((day) => day !== dueOn)
}

/** Rows of limits and rules in the order in which they win. */
export const inOrder = <Row extends Scope>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => weightOf(b) - weightOf(a) || partsOf(a).join().localeCompare(partsOf(b).join()))

export const limitsInOrder = (limits: readonly Limit[]): Limit[] =>
  inOrder(limits).toSorted((a, b) => Number(a.unverified) - Number(b.unverified))
