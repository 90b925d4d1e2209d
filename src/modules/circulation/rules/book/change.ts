import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { PolicyKind, Settings } from '../policy-settings.ts'
import type { DateException, Limit, Policy, Rule, Scope } from '../rule-book.ts'
import { nextNewId, type Floating, type Part, type RuleSet } from './rule-set.ts'

type New<Row extends { id: number }> = Omit<Row, 'id'> & { id?: number }

/** One deed on a set of rules. Without an id a row is new. */
export type Change =
  | { deed: 'save-rule'; row: New<Rule> }
  | { deed: 'save-policy'; row: New<PolicyRow> }
  | { deed: 'save-limit'; row: New<Limit> }
  | { deed: 'save-exception'; row: New<DateException> }
  | { deed: 'save-floating'; row: New<Floating> }
  | { deed: 'remove'; part: Part; id: number }

export interface PolicyRow {
  id: number
  kind: PolicyKind
  name: string
  settings: Settings<PolicyKind>
}

export type ChangeRefusal =
  | 'row-gone'
  | 'scope-taken'
  | 'policy-unknown'
  | 'policy-in-use'
  | 'name-taken'
  | 'rule-for-all-stays'
  | 'last-before-first'
  | 'due-before-last'
  | 'days-or-day'

type Changed = Outcome<RuleSet, ChangeRefusal>

/** The set after a change, or why it cannot be. */
export function changeSet(set: RuleSet, change: Change): Changed {
  switch (change.deed) {
    case 'save-rule':
      return saveRule(set, change.row)
    case 'save-policy':
      return savePolicy(set, change.row)
    case 'save-limit':
      return saveRow(set, 'limits', change.row, sameLimit)
    case 'save-exception':
      return saveException(set, change.row)
    case 'save-floating':
      return saveRow(set, 'floating', change.row, sameFloating)
    case 'remove':
      return remove(set, change.part, change.id)
  }
}

export const sameScope = (a: Scope, b: Scope): boolean =>
  a.category === b.category && a.loanCategory === b.loanCategory && a.branchId === b.branchId

const isForAll = (scope: Scope): boolean =>
  sameScope(scope, { category: null, loanCategory: null, branchId: null })

const sameRule = (a: Omit<Rule, 'id'>, b: Omit<Rule, 'id'>) => a.kind === b.kind && sameScope(a, b)
const sameLimit = (a: Omit<Limit, 'id'>, b: Omit<Limit, 'id'>) =>
  a.unverified === b.unverified && sameScope(a, b)
const sameFloating = (a: Omit<Floating, 'id'>, b: Omit<Floating, 'id'>) =>
  a.branchId === b.branchId && a.collectionType === b.collectionType && a.loanCategory === b.loanCategory

function saveRule(set: RuleSet, row: New<Rule>): Changed {
  if (!set.policies.some(({ id, kind }) => id === row.policyId && kind === row.kind)) {
    return refused('policy-unknown')
  }
  const before = set.rules.find(({ id }) => id === row.id)
  if (before && isForAll(before) && !isForAll(row)) return refused('rule-for-all-stays')
  return saveRow(set, 'rules', row, sameRule)
}

/**
 * Terms that change make a new policy, and the rules follow it: loans keep those under which they were made. A new
 * name alone changes nothing for anybody.
 */
function savePolicy(set: RuleSet, { id, ...row }: New<PolicyRow>): Changed {
  const before = set.policies.find((policy) => policy.id === id)
  if (id !== undefined && before?.kind !== row.kind) return refused('row-gone')
  const taken = set.policies.some(
    (other) =>
      other.id !== id && other.kind === row.kind && other.name.toLowerCase() === row.name.toLowerCase(),
  )
  if (taken) return refused('name-taken')
  const keepsTerms = before && (before.id < 0 || sameTerms(before, row))
  const saved = { ...row, id: keepsTerms ? before.id : nextNewId(set) }
  return done({
    ...set,
    policies: [...set.policies.filter((policy) => policy.id !== id), saved].toSorted(byKindAndName),
    rules: set.rules.map((rule) =>
      id !== undefined && rule.policyId === id ? { ...rule, policyId: saved.id } : rule,
    ),
  })
}

const byKindAndName = (a: Policy, b: Policy) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name)

/** Whether two policies say the same, whatever they are called. */
export const sameTerms = (a: Pick<Policy, 'settings'>, b: Pick<Policy, 'settings'>): boolean => {
  const one: Record<string, unknown> = a.settings
  const other: Record<string, unknown> = b.settings
  return Object.keys({ ...one, ...other }).every((name) => one[name] === other[name])
}

function saveException(set: RuleSet, row: New<DateException>): Changed {
  if (row.lastDay < row.firstDay) return refused('last-before-first')
  if ((row.dueOn === null) === (row.days === null)) return refused('days-or-day')
  if (row.dueOn !== null && row.dueOn <= row.lastDay) return refused('due-before-last')
  return saveRow(set, 'exceptions', row, () => false)
}

type Listed = Exclude<Part, 'policies'>

function saveRow<P extends Listed>(
  set: RuleSet,
  part: P,
  row: New<RuleSet[P][number]>,
  same: (a: RuleSet[P][number], b: New<RuleSet[P][number]>) => boolean,
): Changed {
  const rows: readonly RuleSet[P][number][] = set[part]
  const others = rows.filter(({ id }) => id !== row.id)
  if (row.id !== undefined && others.length === rows.length) return refused('row-gone')
  if (others.some((other) => same(other, row))) return refused('scope-taken')
  const saved = { ...row, id: row.id ?? nextNewId(set) }
  const at = rows.findIndex(({ id }) => id === row.id)
  return done({ ...set, [part]: at < 0 ? [...rows, saved] : rows.with(at, saved as RuleSet[P][number]) })
}

function remove(set: RuleSet, part: Part, id: number): Changed {
  if (!set[part].some((row) => row.id === id)) return refused('row-gone')
  if (part === 'policies' && set.rules.some(({ policyId }) => policyId === id))
    return refused('policy-in-use')
  if (part === 'rules' && set.rules.some((rule) => rule.id === id && isForAll(rule))) {
    return refused('rule-for-all-stays')
  }
  return done({ ...set, [part]: set[part].filter((row) => row.id !== id) })
}
