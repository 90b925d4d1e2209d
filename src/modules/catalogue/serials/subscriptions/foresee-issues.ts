import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { addDays, dayOf, type Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import { foresee, type Frequency, type Pattern, type Place } from './pattern.ts'

/** How far ahead boxes are made: enough to see what comes next. */
const daysAhead: Record<Frequency, number> = {
  daily: 14,
  weekly: 35,
  fortnightly: 60,
  monthly: 100,
  bimonthly: 150,
  quarterly: 200,
  'half-yearly': 400,
  yearly: 800,
  irregular: 0,
}

interface Subscribed extends Pattern {
  endsOn: Day | null
  graceDays: number
}

/** Locks a subscription: whatever changes its row of issues holds this first. */
export async function lockSubscription(tx: Tx, id: number): Promise<(Subscribed & Locked) | undefined> {
  const row = await tx
    .selectFrom('catalogue.subscriptions')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  // The check constraints of the table hold these to what the types say.
  return row as (Subscribed & Locked) | undefined
}

export interface Locked {
  id: number
  recordId: number
  branchId: number
  closedAt: Date | null
}

/** Makes the boxes that are lacking up to some time from today, after the last one there is. */
export async function foreseeIssues(tx: Tx, subscription: Subscribed & Locked, today: Day): Promise<void> {
  if (subscription.closedAt) return
  const { endsOn, frequency, graceDays } = subscription
  const ahead = addDays(today, daysAhead[frequency])
  const until = endsOn !== null && endsOn < ahead ? endsOn : ahead
  const last = await lastBox(tx, subscription.id)
  // A first day set after what is known begins a new row: that is how numbers are put right.
  const after = last && subscription.firstOn > last.publishedOn ? undefined : last
  const boxes = foresee(subscription, after, until).map((box) => ({
    ...box,
    dueOn: addDays(box.publishedOn, graceDays),
  }))
  if (boxes.length === 0) return
  await sql`
    insert into catalogue.expected_issues (subscription_id, published_on, due_on, volume, number, enumeration, chronology)
    select ${subscription.id}, box.* from jsonb_to_recordset(${toJson(boxes)}::jsonb)
      as box ("publishedOn" date, "dueOn" date, volume int, number int, enumeration text, chronology text)
    on conflict do nothing
  `.execute(tx)
}

const lastBox = (tx: Tx, subscriptionId: number): Promise<Place | undefined> =>
  tx
    .selectFrom('catalogue.expectedIssues')
    .select(['publishedOn', 'volume', 'number'])
    .where('subscriptionId', '=', subscriptionId)
    .orderBy('publishedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Takes away what was only foreseen after a day, so that it can be foreseen anew. What was claimed stays. */
export async function forgetForeseen(tx: Tx, subscriptionId: number, after: Day): Promise<void> {
  await sql`
    delete from catalogue.expected_issues boxes
    where subscription_id = ${subscriptionId} and standing = 'expected' and published_on > ${after}::date
      and not exists (select from catalogue.claims where expected_issue_id = boxes.id)
  `.execute(tx)
}

/** Every night: makes the boxes of all subscriptions that go on. */
export async function foreseeAll(db: Db, now: Date): Promise<void> {
  const open = await db
    .selectFrom('catalogue.subscriptions')
    .select('id')
    .where('closedAt', 'is', null)
    .orderBy('id')
    .execute()
  for (const { id } of open) {
    await db.transaction().execute(async (tx) => {
      const subscription = await lockSubscription(tx, id)
      if (subscription) await foreseeIssues(tx, subscription, dayOf(now))
    })
  }
}
