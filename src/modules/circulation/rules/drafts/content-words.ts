import { parts, type Part, type RuleSet } from '../book/rule-set.ts'
import { ruleTexts } from '../messages.ts'
import { rowInWords } from '../pages/findings.tsx'
import { compareSets } from './merge-sets.ts'
import { dueInWords, scopeInWords, spanInWords, termsInWords, type Names } from '../pages/rule-words.ts'

export interface Difference {
  part: Part
  kind: 'added' | 'changed' | 'gone'
  before: string | undefined
  after: string | undefined
}

/** What differs between two sets, for people: a policy with new terms is a changed one, not one gone and one new. */
export function differencesInWords(base: RuleSet, proposed: RuleSet, names: Names): Difference[] {
  const compared = compareSets(base, proposed)
  const told = (set: RuleSet, part: Part, id: number | undefined) =>
    id === undefined ? undefined : contentInWords(set, part, id, names)
  return parts.flatMap((part) => {
    const { added, gone, changed } = compared[part]
    const pairs = part === 'policies' ? renewedPolicies(base, proposed) : new Map<number, number>()
    const renewed = new Set(pairs.values())
    const changes = [
      ...changed.map(({ id }) => [id, id]),
      ...gone.map(({ id }) => [id, pairs.get(id)]),
      ...added.filter(({ id }) => !renewed.has(id)).map(({ id }) => [undefined, id]),
    ]
    return changes
      .map(([before, after]): Difference => ({
        part,
        kind: before === undefined ? 'added' : after === undefined ? 'gone' : 'changed',
        before: told(base, part, before),
        after: told(proposed, part, after),
      }))
      .filter(({ before, after }) => before !== after)
  })
}

/** Old number -> new number, for policies that keep kind and name. */
function renewedPolicies(base: RuleSet, proposed: RuleSet): Map<number, number> {
  const { added, gone } = compareSets(base, proposed).policies
  return new Map(
    gone.flatMap(({ id, kind, name }) => {
      const next = added.find((policy) => policy.kind === kind && policy.name === name)
      return next ? [[id, next.id] as const] : []
    }),
  )
}

/** A row with all that it says, to be held against another. */
function contentInWords(set: RuleSet, part: Part, id: number, names: Names): string {
  const name = rowInWords(set, part, id, names)
  const policyOfRule = set.rules.find((rule) => rule.id === id)?.policyId
  if (part === 'rules') {
    const policy = set.policies.find((one) => one.id === policyOfRule)
    return `${name} → ${policy?.name ?? '?'}`
  }
  if (part === 'policies') {
    const policy = set.policies.find((one) => one.id === id)
    return policy ? `${name} (${termsInWords(policy, names.language)})` : name
  }
  if (part === 'limits') {
    const limit = set.limits.find((one) => one.id === id)
    return `${name}: ${ruleTexts(names.language).limit.copies(String(limit?.most))}`
  }
  if (part === 'floating') return name
  const one = set.exceptions.find((row) => row.id === id)
  if (!one) return name
  const { language } = names
  return `${name} (${spanInWords(one, language)}, ${scopeInWords(one, names)}): ${dueInWords(one, language)}`
}
