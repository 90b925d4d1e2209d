import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { findVisitorSettings } from '../settings/settings.ts'

/** Takes names off visits of long enough ago; the figures stay. */
export async function forgetVisitors(db: Db, now: Date): Promise<void> {
  const { memberDays, guestDays } = await findVisitorSettings(db)
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await sql`
    update visitors.visits set patron_id = null where patron_id is not null and at < ${before(memberDays)}
  `.execute(db)
  await sql`
    update visitors.visits set guest_name = null, contact = null
    where (guest_name is not null or contact is not null) and at < ${before(guestDays)}
  `.execute(db)
  await sql`delete from visitors.last_visits where at < ${before(1)}`.execute(db)
}
