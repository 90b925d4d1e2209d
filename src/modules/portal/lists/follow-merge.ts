import { sql } from 'kysely'
import type { MergeFollower } from '#modules/catalogue/index.ts'

/** In lists of staff the title that stays takes the place of the one that goes, where it is not in the list already. */
export const listsFollowMerge: MergeFollower = {
  name: 'portal.lists',
  async follow(tx, { from, into }) {
    const { rows } = await sql<{ listId: number }>`
      update portal.list_entries entries set record_id = ${into}
      where entries.record_id = ${from} and not exists (
        select from portal.list_entries others
        where others.list_id = entries.list_id and others.record_id = ${into})
      returning entries.list_id
    `.execute(tx)
    return rows.map(({ listId }) => listId)
  },
  async takeBack(tx, { from, into }, moved) {
    await sql`
      update portal.list_entries set record_id = ${from}
      where record_id = ${into} and list_id = any(${moved}::bigint[])
    `.execute(tx)
  },
}
