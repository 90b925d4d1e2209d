import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { foreseeIssues, forgetForeseen, lockSubscription } from '../subscriptions/foresee-issues.ts'

export type BoxChange = 'missing' | 'not-published' | 'expected'

export type ChangeBoxRefusal = 'box-unknown' | 'already-received' | 'issue-bound'

/**
 * Says of an issue that it will not come, or never came out; or takes back what was said, a receipt too. An issue that
 * never came out leaves its number to the next.
 */
export const changeBox = (
  db: Db,
  { id, change }: { id: number; change: BoxChange },
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<{ subscriptionId: number }, ChangeBoxRefusal>> =>
  db.transaction().execute(async (tx) => {
    const subscriptionId = await subscriptionOf(tx, id)
    const subscription = subscriptionId === undefined ? undefined : await lockSubscription(tx, subscriptionId)
    const box = subscription && (await boxOf(tx, id))
    if (!subscription || !box) return refused('box-unknown')
    if (box.standing === 'received' && change !== 'expected') return refused('already-received')
    if (box.itemId !== null) return refused('issue-bound')
    await tx
      .updateTable('catalogue.expectedIssues')
      .set({ standing: change, issueId: null })
      .where(box.issueId === null ? 'id' : 'issueId', '=', box.issueId ?? id)
      .execute()
    if (box.issueId !== null) {
      await tx.deleteFrom('catalogue.serialIssues').where('id', '=', box.issueId).execute()
    }
    if (change === 'not-published') {
      await leaveNumber(tx, id)
      await forgetForeseen(tx, subscription.id, box.publishedOn)
      await foreseeIssues(tx, subscription, dayOf(now))
    }
    const details = { enumeration: box.enumeration }
    const subject = { subjectKind: 'subscription', subjectId: subscription.id }
    await audit(tx, actor, { action: `issue.${change}`, ...subject, details })
    return done({ subscriptionId: subscription.id })
  })

const subscriptionOf = async (tx: Tx, id: number): Promise<number | undefined> =>
  (
    await tx
      .selectFrom('catalogue.expectedIssues')
      .select('subscriptionId')
      .where('id', '=', id)
      .executeTakeFirst()
  )?.subscriptionId

const boxOf = (tx: Tx, id: number) =>
  tx
    .selectFrom('catalogue.expectedIssues as boxes')
    .leftJoin('catalogue.serialIssues as issues', 'issues.id', 'boxes.issueId')
    .select(['boxes.id', 'boxes.standing', 'boxes.issueId', 'boxes.publishedOn', 'boxes.enumeration'])
    .select('issues.itemId')
    .where('boxes.id', '=', id)
    .executeTakeFirst()

/** The box keeps its day; its number goes back to the one before, from which the next ones count. */
async function leaveNumber(tx: Tx, id: number): Promise<void> {
  const { subscriptionId, publishedOn } = await tx
    .selectFrom('catalogue.expectedIssues')
    .select(['subscriptionId', 'publishedOn'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const before = await tx
    .selectFrom('catalogue.expectedIssues')
    .select(['volume', 'number'])
    .where('subscriptionId', '=', subscriptionId)
    .where('publishedOn', '<', publishedOn)
    .orderBy('publishedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (before) await tx.updateTable('catalogue.expectedIssues').set(before).where('id', '=', id).execute()
}
