import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import type { FileStore } from '#kernel/files.ts'
import type { ScheduledJob } from '#kernel/jobs.ts'
import { forgetMember } from './data-requests/forget-member.ts'
import { forgetOldImports } from './imports/imports.ts'
import { forgetOldLinks } from './online/contact-links.ts'
import type { PatronParts } from './parts.ts'
import { forgetOldPinLinks } from './forgotten-pin/pin-links.ts'

/** Days after which a registration that nobody verified is forgotten, counted from its end. */
const unverifiedDays = 30
/** Days after which one who left is forgotten. */
const closedDays = 365

/** What this module forgets by itself. */
export const patronSchedules = (parts: PatronParts): readonly ScheduledJob[] => [
  {
    name: 'patrons-forget',
    schedule: '23 19 * * *',
    async run(db) {
      await forgetOldLinks(db)
      await forgetOldPinLinks(db)
      await forgetOldImports(db)
      await forgetOldMembers({ db, files: parts.files }, parts, dayOf(new Date()))
    },
  },
]

/** Those with something open are looked at again the next day. */
export async function forgetOldMembers(
  stores: { db: Db; files: FileStore },
  parts: PatronParts,
  today: Day,
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from patrons.patrons
    where (standing = 'pending' and expires_on < ${today}::date - ${unverifiedDays}::int)
      or (standing = 'closed' and merged_into is null and name <> '—'
        and updated_at < now() - make_interval(days => ${closedDays}))
    order by id limit 500
  `.execute(stores.db)
  for (const { id } of rows) await forgetMember(stores, id, { parts, actor: systemActor })
}
