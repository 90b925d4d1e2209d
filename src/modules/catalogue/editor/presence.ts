import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** Minutes after which somebody who gave no sign is taken to have gone. */
const patience = 10

export interface Editor {
  name: string
  openedAt: Date
}

/** Notes that a person has a record open, and says who else has. */
export async function openForEditing(
  db: Db,
  recordId: number,
  { staffId, name }: { staffId: number; name: string },
  now: Date,
): Promise<Editor[]> {
  const since = new Date(now.getTime() - patience * 60_000)
  await sql`
    insert into catalogue.record_editors as editors (record_id, staff_id, name, opened_at, seen_at)
    values (${recordId}, ${staffId}, ${name}, ${now}, ${now})
    on conflict (record_id, staff_id) do update set seen_at = excluded.seen_at, name = excluded.name,
      opened_at = case when editors.seen_at < ${since} then excluded.opened_at else editors.opened_at end
  `.execute(db)
  return db
    .selectFrom('catalogue.recordEditors')
    .select(['name', 'openedAt'])
    .where('recordId', '=', recordId)
    .where('staffId', '!=', staffId)
    .where('seenAt', '>=', since)
    .orderBy('openedAt')
    .execute()
}

/** Notes that a person is done with a record. */
export const closeForEditing = (db: Db, recordId: number, staffId: number) =>
  db
    .deleteFrom('catalogue.recordEditors')
    .where('recordId', '=', recordId)
    .where('staffId', '=', staffId)
    .execute()
