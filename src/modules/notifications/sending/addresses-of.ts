import type { Db } from '#kernel/database.ts'
import type { OuterChannel } from '../kinds.ts'
import { markBounced } from '#modules/patrons/index.ts'
import type { Address } from './channel.ts'

/**
 * Where a reader is reached by a channel now: the first mail address or telephone, each browser. Of what holds a secret
 * only the one contact that it is for.
 */
export async function addressesOf(
  db: Db,
  { readerId, channel }: { readerId: number; channel: OuterChannel },
  contactId: number | undefined,
): Promise<readonly Address[]> {
  if (channel === 'push') return browsersOf(db, readerId)
  const contact = await db
    .selectFrom('patrons.contacts')
    .select(['id', 'value'])
    .where('patronId', '=', readerId)
    .where('kind', '=', channel === 'email' ? 'email' : 'phone')
    .where('bouncedAt', 'is', null)
    .$if(contactId !== undefined, (query) => query.where('id', '=', contactId ?? 0))
    .$if(channel === 'whatsapp', (query) => query.where('whatsapp', '=', true))
    .orderBy('verifiedAt', (order) => order.desc().nullsLast())
    .orderBy('id')
    .executeTakeFirst()
  return contact ? [contact] : []
}

async function browsersOf(db: Db, readerId: number): Promise<readonly Address[]> {
  const rows = await db
    .selectFrom('notifications.pushSubscriptions')
    .select(['id', 'endpoint', 'p256dh', 'auth'])
    .where('patronId', '=', readerId)
    .orderBy('id')
    .execute()
  return rows.map(({ id, endpoint, p256dh, auth }) => ({ id, value: endpoint, keys: { p256dh, auth } }))
}

/** Notes that nothing reaches an address any more. */
export async function endAddress(db: Db, channel: OuterChannel, id: number): Promise<void> {
  if (channel === 'push')
    await db.deleteFrom('notifications.pushSubscriptions').where('id', '=', id).execute()
  else await markBounced(db, id)
}
