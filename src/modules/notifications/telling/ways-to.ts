import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { isUsual, type NoticeKind, type OuterChannel } from '../kinds.ts'

/** How a reader can be reached, and what they want by which channel. */
export interface Ways {
  reachable: ReadonlySet<OuterChannel>
  wants(kind: NoticeKind, channel: OuterChannel): boolean
}

/** The ways to readers. Addresses that bounced are no way; channels that this library does not run are none. */
export async function waysTo(
  db: Db | Tx,
  readerIds: readonly number[],
  channels: ReadonlySet<OuterChannel>,
): Promise<Map<number, Ways>> {
  const { rows: reachable } = await sql<{ readerId: number; channel: OuterChannel }>`
    select patron_id as reader_id, 'email' as channel from patrons.contacts
      where patron_id = any(${readerIds}) and kind = 'email' and bounced_at is null
    union
    select patron_id, 'whatsapp' from patrons.contacts
      where patron_id = any(${readerIds}) and kind = 'phone' and whatsapp and bounced_at is null
    union
    select patron_id, 'push' from notifications.push_subscriptions where patron_id = any(${readerIds})
  `.execute(db)
  const chosen = await db
    .selectFrom('notifications.choices')
    .select(['patronId', 'kind', 'channel', 'wanted'])
    .where('patronId', 'in', [...readerIds, 0])
    .execute()
  const choices = new Map(
    chosen.map(({ patronId, kind, channel, wanted }) => [`${patronId} ${kind} ${channel}`, wanted]),
  )
  return new Map(
    readerIds.map((id) => [
      id,
      {
        reachable: new Set(
          reachable
            .filter((row) => row.readerId === id && channels.has(row.channel))
            .map((row) => row.channel),
        ),
        wants: (kind, channel) => choices.get(`${id} ${kind} ${channel}`) ?? isUsual(kind, channel),
      },
    ]),
  )
}
