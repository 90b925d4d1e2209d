import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import { refused, type Outcome } from '#kernel/outcome.ts'
import { readCalendar, type Calendar } from '#modules/branches/index.ts'
import { changeSet, type Change, type ChangeRefusal } from './book/change.ts'
import { readKnownScopes } from './book/known-scopes.ts'
import { findingKey, lintSet, type Finding } from './book/lint.ts'
import { checkCase, corrected, listRuleCases, type CheckedCase } from './book/rule-cases.ts'
import { bookOf, readRuleSet, type RuleSet } from './book/rule-set.ts'
import { writeSet } from './book/write-set.ts'
import { keepProposed, lockDraft } from './drafts/drafts.ts'

export interface RuleChange {
  change: Change
  /** The draft that is changed; without it the rules in force are. */
  draftId: number | undefined
  /** The person has seen which test cases break, and wants it so. */
  confirmed: boolean
  /** Test cases whose expectation is set to what comes out now. */
  correct: readonly number[]
  /** Only tells what would happen. */
  dryRun?: boolean
}

/** What a change did to the test cases and to what the linter finds. */
export interface Effect {
  broken: CheckedCase[]
  brought: Finding[]
  mended: Finding[]
}

export type RuleChangeRefusal = ChangeRefusal | 'draft-gone'
export type RuleChangeOutcome =
  | Outcome<Effect, RuleChangeRefusal>
  | { ok: false; refusal: 'cases-broken' | 'only-checked'; effect: Effect }

/**
 * Changes the rules in force, or a draft of them. A change of the rules in force that breaks test cases is shown
 * first, and done when it is confirmed.
 */
export function changeRules(
  db: Db,
  request: RuleChange,
  actor: Actor,
  now: Date,
): Promise<RuleChangeOutcome> {
  return db.transaction().execute(async (tx): Promise<RuleChangeOutcome> => {
    const { change, draftId } = request
    if (draftId !== undefined) {
      const draft = await lockDraft(tx, draftId)
      if (!draft) return refused('draft-gone')
      const changed = changeSet(draft.proposed, change)
      if (!changed.ok) return changed
      const effect = await effectOf(tx, draft.proposed, changed.value, now)
      if (request.dryRun) return { ok: false, refusal: 'only-checked', effect }
      await keepProposed(tx, draftId, changed.value, now)
      await audit(tx, actor, entryOf(change, draftId))
      return { ok: true, value: effect }
    }
    await lockRuleBook(tx)
    const before = await readRuleSet(tx)
    const changed = changeSet(before, change)
    if (!changed.ok) return changed
    return putInForce(
      tx,
      { before, after: changed.value, ...request, actor, now },
      entryOf(change, undefined),
    )
  })
}

/** Whoever changes the rules waits here for whoever does so already. */
export const lockRuleBook = (tx: Tx) => sql`select version from circulation.rule_book for update`.execute(tx)

interface PuttingInForce extends Pick<RuleChange, 'confirmed' | 'correct' | 'dryRun'> {
  before: RuleSet
  after: RuleSet
  actor: Actor
  now: Date
}

/** Writes the rules, unless that breaks test cases and nobody has said yes to it. */
export async function putInForce(
  tx: Tx,
  { before, after, confirmed, correct, dryRun, actor, now }: PuttingInForce,
  entry: Parameters<typeof audit>[2],
): Promise<RuleChangeOutcome> {
  const effect = await effectOf(tx, before, after, now)
  if (dryRun) return { ok: false, refusal: 'only-checked', effect }
  if (effect.broken.length > 0 && !confirmed) return { ok: false, refusal: 'cases-broken', effect }
  for (const broken of effect.broken.filter(({ one }) => correct.includes(one.id))) {
    const expected = corrected(broken)
    await tx
      .updateTable('circulation.ruleCases')
      .set({ expected: toJson(expected) })
      .where('id', '=', broken.one.id)
      .execute()
    const details = { before: broken.one.expected, after: expected }
    await audit(tx, actor, {
      action: 'rule-case.corrected',
      subjectKind: 'rule-case',
      subjectId: broken.one.id,
      details,
    })
  }
  await writeSet(tx, { before, after, actor, now })
  await audit(tx, actor, { ...entry, details: { ...entry.details, casesBroken: effect.broken.length } })
  return { ok: true, value: effect }
}

/** Test cases that held before and do not any more, and what the linter finds anew or no longer. */
export async function effectOf(tx: Db | Tx, before: RuleSet, after: RuleSet, now: Date): Promise<Effect> {
  const calendar: Calendar = await readCalendar(tx)
  const known = await readKnownScopes(tx)
  const [was, is] = [bookOf(before, calendar), bookOf(after, calendar)]
  const cases = await listRuleCases(tx)
  const broken = cases
    .map((one) => ({ was: checkCase(was, one), is: checkCase(is, one) }))
    .filter((pair) => pair.was.wrong.length === 0 && pair.is.wrong.length > 0)
    .map((pair) => pair.is)
  const found = { was: lintSet(before, was, known, dayOf(now)), is: lintSet(after, is, known, dayOf(now)) }
  const keys = { was: new Set(found.was.map(findingKey)), is: new Set(found.is.map(findingKey)) }
  return {
    broken,
    brought: found.is.filter((finding) => !keys.was.has(findingKey(finding))),
    mended: found.was.filter((finding) => !keys.is.has(findingKey(finding))),
  }
}

const subjects = {
  'save-rule': 'rule',
  'save-policy': 'policy',
  'save-limit': 'limit',
  'save-exception': 'date-exception',
  'save-floating': 'floating',
} as const
const partSubjects = {
  rules: 'rule',
  policies: 'policy',
  limits: 'limit',
  exceptions: 'date-exception',
  floating: 'floating',
} as const

function entryOf(change: Change, draftId: number | undefined): Parameters<typeof audit>[2] {
  const draft = draftId === undefined ? {} : { draft: draftId }
  if (change.deed === 'remove') {
    const subjectKind = partSubjects[change.part]
    const action = `${subjectKind}.removed`
    return { action, subjectKind, subjectId: change.id, details: draft }
  }
  const subjectKind = subjects[change.deed]
  const { id, ...row } = change.row
  return {
    action: `${subjectKind}.saved`,
    subjectKind,
    subjectId: id ?? 0,
    details: { ...draft, ...row },
  }
}
