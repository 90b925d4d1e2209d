import type { Policy } from '../rule-book.ts'
import { parts, type Part, type RuleSet } from '../book/rule-set.ts'
import { differenceOf, samePolicy } from '../book/write-set.ts'

/** What a draft adds, takes away and changes, part by part. */
export function compareSets(before: RuleSet, after: RuleSet) {
  return {
    policies: differenceOf<Policy>(before.policies, after.policies, samePolicy),
    rules: differenceOf(before.rules, after.rules),
    limits: differenceOf(before.limits, after.limits),
    exceptions: differenceOf(before.exceptions, after.exceptions),
    floating: differenceOf(before.floating, after.floating),
  }
}

export const sameSet = (a: RuleSet, b: RuleSet): boolean =>
  Object.values(compareSets(a, b)).every(
    ({ added, gone, changed }) => added.length + gone.length + changed.length === 0,
  )

/**
 * The rules in force with what a draft changes of those it began with. A row that both changed is taken from the
 * draft and counted. Rules of a policy that was replaced meanwhile follow the new one.
 */
export function mergeSets(
  base: RuleSet,
  current: RuleSet,
  proposed: RuleSet,
): { merged: RuleSet; contested: number } {
  const [theirs, ours] = [compareSets(base, current), compareSets(base, proposed)]
  let contested = 0
  const mergePart = <P extends Part>(part: P): RuleSet[P] => {
    const touched = new Set([...theirs[part].gone, ...theirs[part].changed].map(({ id }) => id))
    const mine = [...ours[part].gone, ...ours[part].changed]
    contested += mine.filter(({ id }) => touched.has(id)).length
    const mineIds = new Set(mine.map(({ id }) => id))
    const kept: readonly RuleSet[P][number][] = current[part].filter(({ id }) => !mineIds.has(id))
    const added: readonly RuleSet[P][number][] = [...ours[part].changed, ...ours[part].added]
    return [...kept, ...added] as unknown as RuleSet[P]
  }
  const [policies, rules, limits, exceptions, floating] = parts.map(mergePart)
  const merged = { policies, rules, limits, exceptions, floating } as RuleSet
  return { merged: settle(merged, current), contested }
}

/** No row names a policy that is gone, and no name or scope is there twice: the later one, the draft's, stays. */
function settle(merged: RuleSet, current: RuleSet): RuleSet {
  const byName = new Map(merged.policies.map((policy) => [nameKey(policy), policy]))
  const kept = new Map(merged.policies.map((policy) => [policy.id, byName.get(nameKey(policy))?.id]))
  const inForce = new Map(current.rules.map((rule) => [scopeKey(rule), rule.policyId]))
  const byScope = new Map(
    merged.rules.flatMap((rule) => {
      const policyId = kept.get(rule.policyId) ?? kept.get(inForce.get(scopeKey(rule)) ?? 0)
      return policyId === undefined ? [] : [[scopeKey(rule), { ...rule, policyId }] as const]
    }),
  )
  const limits = new Map(merged.limits.map((limit) => [`${scopeKey(limit)} ${limit.unverified}`, limit]))
  return {
    ...merged,
    policies: [...byName.values()],
    rules: [...byScope.values()],
    limits: [...limits.values()],
  }
}

const nameKey = ({ kind, name }: Policy) => `${kind} ${name.toLowerCase()}`

const scopeKey = (row: {
  kind?: string
  category: string | null
  loanCategory: string | null
  branchId: number | null
}): string => [row.kind, row.category, row.loanCategory, row.branchId].join(' | ')
