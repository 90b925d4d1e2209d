import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { readRuleSet } from '../book/rule-set.ts'
import { lockRuleBook, putInForce, type Effect, type RuleChangeOutcome } from '../change-rules.ts'
import { lockDraft } from './drafts.ts'
import { mergeSets, sameSet } from './merge-sets.ts'

/** Begins a draft with the rules in force. */
export const beginDraft = (db: Db, name: string, actor: Actor, now: Date): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const set = toJson(await readRuleSet(tx))
    const { id } = await tx
      .insertInto('circulation.ruleDrafts')
      .values({ name, base: set, proposed: set, madeBy: actor.name, madeAt: now, changedAt: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'rule-draft.begun',
      subjectKind: 'rule-draft',
      subjectId: id,
      details: { name },
    })
    return id
  })

export interface Applying {
  id: number
  confirmed: boolean
  correct: readonly number[]
}

export type ApplyOutcome = Outcome<Effect, 'rules-changed' | 'draft-changes-nothing'> | RuleChangeOutcome

/** Puts a whole draft in force in one step: before it nothing of it holds, after it all of it. */
export const applyDraft = (
  db: Db,
  { id, confirmed, correct }: Applying,
  actor: Actor,
  now: Date,
): Promise<ApplyOutcome> =>
  db.transaction().execute(async (tx): Promise<ApplyOutcome> => {
    const draft = await lockDraft(tx, id)
    if (!draft) return refused('draft-gone')
    await lockRuleBook(tx)
    const before = await readRuleSet(tx)
    if (!sameSet(before, draft.base)) return refused('rules-changed')
    if (sameSet(before, draft.proposed)) return refused('draft-changes-nothing')
    const outcome = await putInForce(
      tx,
      { before, after: draft.proposed, confirmed, correct, actor, now },
      {
        action: 'rule-draft.applied',
        subjectKind: 'rule-draft',
        subjectId: id,
        details: { name: draft.name },
      },
    )
    if (outcome.ok) await endDraft(tx, id, 'applied', actor, now)
    return outcome
  })

/**
 * Brings a draft up to date with rules that were changed meanwhile. Where both changed the same row the draft's
 * stays; how many those are is told.
 */
export const refreshDraft = (
  db: Db,
  id: number,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ contested: number }, 'draft-gone'>> =>
  db.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, id)
    if (!draft) return refused('draft-gone')
    const current = await readRuleSet(tx)
    const { merged, contested } = mergeSets(draft.base, current, draft.proposed)
    await tx
      .updateTable('circulation.ruleDrafts')
      .set({ base: toJson(current), proposed: toJson(merged), changedAt: now })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'rule-draft.refreshed',
      subjectKind: 'rule-draft',
      subjectId: id,
      details: { contested },
    })
    return done({ contested })
  })

export const discardDraft = (
  db: Db,
  id: number,
  actor: Actor,
  now: Date,
): Promise<Outcome<undefined, 'draft-gone'>> =>
  db.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, id)
    if (!draft) return refused('draft-gone')
    await endDraft(tx, id, 'discarded', actor, now)
    const details = { name: draft.name }
    await audit(tx, actor, {
      action: 'rule-draft.discarded',
      subjectKind: 'rule-draft',
      subjectId: id,
      details,
    })
    return done(undefined)
  })

const endDraft = (tx: Tx, id: number, ending: 'applied' | 'discarded', actor: Actor, now: Date) =>
  tx
    .updateTable('circulation.ruleDrafts')
    .set({ ending, endedAt: now, endedBy: actor.name })
    .where('id', '=', id)
    .execute()
