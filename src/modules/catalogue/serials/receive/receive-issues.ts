import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import {
  foreseeIssues,
  forgetForeseen,
  lockSubscription,
  type Locked,
} from '../subscriptions/foresee-issues.ts'

export interface Receipt {
  subscriptionId: number
  /** Boxes of the kardex that come to be filled. */
  boxIds: readonly number[]
  receivedOn: Day
  note?: string
  /** What stands on the issue, where it is not what was expected; several boxes are then one double issue. */
  printed?: { enumeration: string; chronology: string; volume: number | null; number: number | null }
  /** Issues to come count on from this number. */
  countOn?: boolean
}

export type ReceiveRefusal = 'subscription-unknown' | 'nothing-chosen' | 'already-received' | 'issue-known'

/** Notes expected issues that came: one, several at once, or a double one that fills two boxes. */
export const receiveIssues = (
  db: Db,
  receipt: Receipt,
  actor: Actor,
): Promise<Outcome<{ issueIds: number[] }, ReceiveRefusal>> =>
  receiving(() =>
    db.transaction().execute(async (tx) => {
      const subscription = await lockSubscription(tx, receipt.subscriptionId)
      if (!subscription) return refused('subscription-unknown')
      const boxes = await boxesOf(tx, receipt)
      if (boxes.length === 0) return refused('nothing-chosen')
      if (boxes.some(({ standing }) => standing === 'received')) return refused('already-received')
      const issueIds = receipt.printed
        ? [await fill(tx, subscription, boxes, { ...receipt, printed: receipt.printed })]
        : await fillEach(tx, subscription, boxes, receipt)
      if (receipt.countOn && receipt.printed) {
        const last = boxes.at(-1)?.publishedOn ?? receipt.receivedOn
        await forgetForeseen(tx, subscription.id, last)
        await foreseeIssues(tx, subscription, receipt.receivedOn)
      }
      await audit(tx, actor, {
        action: 'issue.received',
        subjectKind: 'subscription',
        subjectId: subscription.id,
        details: { issues: issueIds.length },
      })
      return done({ issueIds })
    }),
  )

const boxesOf = (tx: Tx, { subscriptionId, boxIds }: Receipt) =>
  boxIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('catalogue.expectedIssues')
        .selectAll()
        .where('subscriptionId', '=', subscriptionId)
        .where('id', 'in', [...boxIds])
        .orderBy('publishedOn')
        .orderBy('id')
        .execute()
type Box = Awaited<ReturnType<typeof boxesOf>>[number]

async function fillEach(tx: Tx, subscription: Locked, boxes: Box[], receipt: Receipt): Promise<number[]> {
  const ids: number[] = []
  for (const box of boxes) ids.push(await fill(tx, subscription, [box], { ...receipt, printed: box }))
  return ids
}

type Printed = NonNullable<Receipt['printed']>

async function fill(
  tx: Tx,
  { id, recordId, branchId }: Locked,
  boxes: Box[],
  { printed, receivedOn, note = '' }: Receipt & { printed: Printed },
): Promise<number> {
  const { enumeration, chronology, volume, number } = printed
  const issue = await tx
    .insertInto('catalogue.serialIssues')
    .values({
      recordId,
      branchId,
      subscriptionId: id,
      enumeration,
      chronology,
      volume,
      number,
      receivedOn,
      note,
      publishedOn: boxes[0]?.publishedOn ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const last = boxes.at(-1)
  for (const box of boxes) {
    await tx
      .updateTable('catalogue.expectedIssues')
      // The last box tells from where the next ones count.
      .set({ standing: 'received', issueId: issue.id, ...(box === last ? { volume, number } : {}) })
      .where('id', '=', box.id)
      .execute()
  }
  return issue.id
}

async function receiving<T, R extends string>(
  receive: () => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | 'issue-known'>> {
  try {
    return await receive()
  } catch (error) {
    if (isViolationOf(error, 'serial_issue_received_once')) return refused('issue-known')
    throw error
  }
}

/** The box after this one, where it waits: a double issue fills it too. */
export const nextBox = async (
  db: Db,
  { id, subscriptionId, publishedOn }: { id: number; subscriptionId: number; publishedOn: Day },
): Promise<number | undefined> =>
  (
    await db
      .selectFrom('catalogue.expectedIssues')
      .select('id')
      .where('subscriptionId', '=', subscriptionId)
      .where('publishedOn', '>', publishedOn)
      .where('id', '<>', id)
      .where('standing', '=', 'expected')
      .orderBy('publishedOn')
      .limit(1)
      .executeTakeFirst()
  )?.id
