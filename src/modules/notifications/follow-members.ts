import { sql } from 'kysely'
import type { MemberFollower } from '#modules/patrons/index.ts'

/** Two of one person become one: what they were told and chose goes along. Who leaves takes it away. */
export const notificationsFollowMembers: MemberFollower = {
  async onMerge(tx, { from, into }) {
    await sql`update notifications.notices set patron_id = ${into} where patron_id = ${from}`.execute(tx)
    await sql`update notifications.messages set reader_id = ${into} where reader_id = ${from}`.execute(tx)
    await sql`update notifications.push_subscriptions set patron_id = ${into} where patron_id = ${from}`.execute(
      tx,
    )
    // Where both chose, the choice of the one who stays holds.
    await sql`
      insert into notifications.choices (patron_id, kind, channel, wanted, chosen_at)
      select ${into}::bigint, kind, channel, wanted, chosen_at from notifications.choices where patron_id = ${from}
      on conflict (patron_id, kind, channel) do nothing
    `.execute(tx)
    await tx.deleteFrom('notifications.choices').where('patronId', '=', from).execute()
  },
  async onForget(tx, patronId) {
    await tx.deleteFrom('notifications.messages').where('readerId', '=', patronId).execute()
    await tx.deleteFrom('notifications.notices').where('patronId', '=', patronId).execute()
    await tx.deleteFrom('notifications.choices').where('patronId', '=', patronId).execute()
    await tx.deleteFrom('notifications.pushSubscriptions').where('patronId', '=', patronId).execute()
  },
  async tellAll(db, patronId) {
    const [messages, choices] = await Promise.all([
      db
        .selectFrom('notifications.messages')
        .select(['madeAt', 'channel', 'subject', 'body', 'standing'])
        .where('readerId', '=', patronId)
        .orderBy('madeAt')
        .execute(),
      db
        .selectFrom('notifications.choices')
        .select(['kind', 'channel', 'wanted', 'chosenAt'])
        .where('patronId', '=', patronId)
        .execute(),
    ])
    return { pesan: messages, pilihanPemberitahuan: choices }
  },
}
