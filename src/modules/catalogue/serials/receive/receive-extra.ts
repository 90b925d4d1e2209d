import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { lockSubscription } from '../subscriptions/foresee-issues.ts'
import type { ExtraIssue } from './receive-form.ts'

/** Notes what nobody expected: a special issue, a supplement, a number of a serial that comes as it likes. */
export async function receiveExtra(
  db: Db,
  subscriptionId: number,
  issue: ExtraIssue,
  actor: Actor,
): Promise<Outcome<{ id: number }, 'subscription-unknown' | 'issue-known'>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const subscription = await lockSubscription(tx, subscriptionId)
      if (!subscription) return refused('subscription-unknown')
      const { recordId, branchId } = subscription
      const { id } = await tx
        .insertInto('catalogue.serialIssues')
        .values({ ...issue, recordId, branchId, subscriptionId })
        .returning('id')
        .executeTakeFirstOrThrow()
      const subject = { subjectKind: 'subscription', subjectId: subscriptionId }
      await audit(tx, actor, { action: 'issue.received', ...subject, details: { kind: issue.kind } })
      return done({ id })
    })
  } catch (error) {
    if (isViolationOf(error, 'serial_issue_received_once')) return refused('issue-known')
    throw error
  }
}
