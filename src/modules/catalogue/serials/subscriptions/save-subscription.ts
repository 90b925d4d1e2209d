import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { foreseeIssues, forgetForeseen, lockSubscription } from './foresee-issues.ts'
import type { SubscriptionDetails } from './subscription-form.ts'

export type SaveSubscriptionRefusal =
  | 'already-subscribed'
  | 'branch-unknown'
  | 'record-unknown'
  | 'subscription-unknown'

/** Begins a subscription of a place to a serial, with the issues that are to be expected. */
export const addSubscription = (
  db: Db,
  recordId: number,
  details: SubscriptionDetails,
  { actor, now }: { actor: Actor; now: Date },
) =>
  saving(async () =>
    db.transaction().execute(async (tx) => {
      const record = await tx
        .selectFrom('catalogue.records')
        .select('id')
        .where('id', '=', recordId)
        .where('deletedAt', 'is', null)
        .forShare()
        .executeTakeFirst()
      if (!record) return refused('record-unknown')
      const { id } = await tx
        .insertInto('catalogue.subscriptions')
        .values({ recordId, ...columnsOf(details), updatedBy: actor.name })
        .returning('id')
        .executeTakeFirstOrThrow()
      await expectAnew(tx, id, dayOf(now))
      await audit(tx, actor, { action: 'subscription.created', subjectKind: 'subscription', subjectId: id })
      return done({ id })
    }),
  )

/** Changes a subscription. What came and what was claimed stays; the rest is expected anew. */
export const updateSubscription = (
  db: Db,
  id: number,
  details: SubscriptionDetails,
  { actor, now }: { actor: Actor; now: Date },
) =>
  saving(async () =>
    db.transaction().execute(async (tx) => {
      if (!(await lockSubscription(tx, id))) return refused('subscription-unknown')
      await tx
        .updateTable('catalogue.subscriptions')
        .set({ ...columnsOf(details), updatedAt: now, updatedBy: actor.name })
        .where('id', '=', id)
        .execute()
      await forgetForeseen(tx, id, '0001-01-01')
      await expectAnew(tx, id, dayOf(now))
      await audit(tx, actor, { action: 'subscription.updated', subjectKind: 'subscription', subjectId: id })
      return done({ id })
    }),
  )

/** Ends a subscription, or takes it up again; an ended one expects nothing that has not been claimed. */
export const closeSubscription = (
  db: Db,
  { id, closed }: { id: number; closed: boolean },
  { actor, now }: { actor: Actor; now: Date },
) =>
  saving(async () =>
    db.transaction().execute(async (tx) => {
      if (!(await lockSubscription(tx, id))) return refused('subscription-unknown')
      await tx
        .updateTable('catalogue.subscriptions')
        .set({ closedAt: closed ? now : null, updatedAt: now, updatedBy: actor.name })
        .where('id', '=', id)
        .execute()
      if (closed) await forgetForeseen(tx, id, dayOf(now))
      else await expectAnew(tx, id, dayOf(now))
      await audit(tx, actor, {
        action: closed ? 'subscription.closed' : 'subscription.reopened',
        subjectKind: 'subscription',
        subjectId: id,
      })
      return done({ id })
    }),
  )

const columnsOf = ({ skippedWeekdays, skippedMonths, ...details }: SubscriptionDetails) => ({
  ...details,
  skippedWeekdays: [...skippedWeekdays],
  skippedMonths: [...skippedMonths],
})

async function expectAnew(tx: Tx, id: number, today: Day): Promise<void> {
  const subscription = await lockSubscription(tx, id)
  if (subscription) await foreseeIssues(tx, subscription, today)
}

async function saving(
  save: () => Promise<Outcome<{ id: number }, SaveSubscriptionRefusal>>,
): Promise<Outcome<{ id: number }, SaveSubscriptionRefusal>> {
  try {
    return await save()
  } catch (error) {
    if (isViolationOf(error, 'one_open_subscription')) return refused('already-subscribed')
    if (isViolationOf(error, 'subscriptions_branch_id_fkey')) return refused('branch-unknown')
    throw error
  }
}
