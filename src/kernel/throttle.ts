import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './database.ts'

export interface ThrottleRule {
  /** Failures allowed within one window. */
  failures: number
  windowSeconds: number
}

const digestOf = (subject: string) => createHash('sha256').update(subject).digest()

/** Whether a subject (a login, an address) has failed too often to be heard now. */
export async function isThrottled(db: Db, subject: string, rule: ThrottleRule, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('kernel.throttles')
    .select('failures')
    .where('subject', '=', digestOf(subject))
    .where('windowEndsAt', '>', now)
    .executeTakeFirst()
  return (row?.failures ?? 0) >= rule.failures
}

export async function noteFailure(db: Db, subject: string, rule: ThrottleRule, now: Date): Promise<void> {
  const ends = new Date(now.getTime() + rule.windowSeconds * 1000)
  await sql`
    insert into kernel.throttles as throttles (subject, failures, window_ends_at) values (${digestOf(subject)}, 1, ${ends})
    on conflict (subject) do update set
      failures = case when throttles.window_ends_at > ${now} then throttles.failures + 1 else 1 end,
      window_ends_at = case when throttles.window_ends_at > ${now} then throttles.window_ends_at else ${ends} end
  `.execute(db)
}

export const forgetFailures = (db: Db, subject: string) =>
  db.deleteFrom('kernel.throttles').where('subject', '=', digestOf(subject)).execute()

export const deleteOldThrottles = (db: Db) =>
  sql`delete from kernel.throttles where window_ends_at < now()`.execute(db)
