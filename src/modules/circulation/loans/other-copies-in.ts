import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

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

/** How many other members wait for a copy like this today, to stand in a larger statement. */
export const othersWaiting = (
  patronId: number,
  itemId: number,
  today: Day,
): RawBuilder<number> => sql<number>`(
  select count(*) from circulation.holds holds join catalogue.items items on items.id = ${itemId}
  where holds.record_id = items.record_id and holds.standing = 'waiting' and holds.patron_id <> ${patronId}
    and (holds.item_id is null or holds.item_id = items.id)
    and (holds.suspended_until is null or holds.suspended_until <= ${today})
    and (holds.needed_by is null or holds.needed_by >= ${today}))`
