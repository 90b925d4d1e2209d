import { sql } from 'kysely'
import type { ScheduledJob } from '#kernel/jobs.ts'

/** Forgets changes that every index has long taken in; an older snapshot is then built anew. */
export const pruneChanges: ScheduledJob = {
  name: 'prune-changes',
  // at night, when the library is closed
  schedule: '17 20 * * *',
  async run(db) {
    await sql`
      delete from catalogue.changes
      where at < now() - interval '7 days' and number < (select max(number) from catalogue.changes)
    `.execute(db)
  },
}
