import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'

const base64url = (most: number) => v.pipe(v.string(), v.regex(/^[\w-]+={0,2}$/), v.maxLength(most))

/** What a browser says of its subscription. */
export const Subscription = v.object({
  endpoint: v.pipe(v.string(), v.maxLength(1000)),
  keys: v.object({ p256dh: base64url(200), auth: base64url(100) }),
})
export type Subscription = v.InferOutput<typeof Subscription>

/** Browsers of one member at most; the oldest go. */
const mostBrowsers = 10

export interface NewSubscription {
  patronId: number
  device: string
  /** Session in which the browser asks; when the member signs out of it, the browser is forgotten. */
  sessionDigest: Buffer | null
  subscription: Subscription
}

/** Keeps a browser of a member; one that was somebody else's before is now theirs. */
export const subscribe = (
  db: Db,
  { patronId, device, sessionDigest, subscription }: NewSubscription,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { endpoint, keys } = subscription
    const { p256dh, auth } = keys
    const row = { patronId, endpoint, p256dh, auth, device: device.slice(0, 200), sessionDigest }
    await tx
      .insertInto('notifications.pushSubscriptions')
      .values(row)
      .onConflict((conflict) => conflict.column('endpoint').doUpdateSet(row))
      .execute()
    await tx
      .deleteFrom('notifications.pushSubscriptions')
      .where('patronId', '=', patronId)
      .where('id', 'not in', (kept) =>
        kept
          .selectFrom('notifications.pushSubscriptions')
          .select('id')
          .where('patronId', '=', patronId)
          .orderBy('id', 'desc')
          .limit(mostBrowsers),
      )
      .execute()
  })

export const unsubscribeBrowser = (db: Db, { patronId, id }: { patronId: number; id: number }) =>
  db
    .deleteFrom('notifications.pushSubscriptions')
    .where('patronId', '=', patronId)
    .where('id', '=', id)
    .execute()

export const listBrowsers = (db: Db, patronId: number) =>
  db
    .selectFrom('notifications.pushSubscriptions')
    .select(['id', 'device', 'madeAt'])
    .where('patronId', '=', patronId)
    .orderBy('id', 'desc')
    .execute()
