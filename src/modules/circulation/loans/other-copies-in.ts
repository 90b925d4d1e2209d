import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'

/** How many other copies of a title are in their places and may be lent: so many waiting members they can serve. */
export async function otherCopiesIn(
  db: Db | Tx,
  { id, recordId }: { id: number; recordId: number },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from catalogue.items items
    where items.record_id = ${recordId} and items.id <> ${id} and items.deleted_at is null
      and items.disposition = 'in-circulation'
      and not exists (select from circulation.out_items out where out.item_id = items.id)
  `.execute(db)
  return rows[0]?.count ?? 0
}
