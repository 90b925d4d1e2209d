import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { daysRemembered } from '#modules/circulation/index.ts'

/**
 * Deletes what members were told as long ago as circulation forgets loans, unless they keep a history: a message names
 * titles, and must not outlive the loan it tells of. A notice stays while what it is about is open, so that nothing is
 * told twice; a welcome, and that a card lapses, name no title and stay.
 */
export async function forgetMessages(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - (await daysRemembered(db)) * 86_400_000)
  await db.transaction().execute(async (tx) => {
    await sql`
      delete from notifications.messages messages using patrons.patrons reader
      where reader.id = messages.reader_id and not reader.keeps_history and messages.settled_at < ${before}
    `.execute(tx)
    await sql`
      delete from notifications.notices notices using patrons.patrons member
      where member.id = notices.patron_id and not member.keeps_history
        and notices.settled_at < ${before} and notices.kind not in ('card-expiring', 'welcome')
        and not exists (
          select from circulation.loans where loans.ended_at is null and (
            notices.about->'loans' @> to_jsonb(loans.id) or notices.about->'returned' @> to_jsonb(loans.id))
            and loans.patron_id = notices.patron_id)
        and not exists (
          select from circulation.holds
          where holds.id = (notices.about->>'hold')::bigint and holds.ended_at is null)
    `.execute(tx)
  })
}
