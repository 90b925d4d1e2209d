import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { remembered } from '#kernel/remembered.ts'

/** Ids of the titles that came last, for lists of new arrivals. */
export async function newestTitles(db: Db, limit: number, offset = 0): Promise<number[]> {
  const rows = await db
    .selectFrom('catalogue.records')
    .select('id')
    .where('deletedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(({ id }) => id)
}

export interface CollectionSize {
  titles: number
  copies: number
}

/** How many titles and copies the library has; counted at most once a minute, for every visitor sees it. */
export const collectionSize = remembered(60, async (db: Db): Promise<CollectionSize> => {
  const { rows } = await sql<CollectionSize>`
    select (select count(*)::int from catalogue.records where deleted_at is null) as titles,
      (select count(*)::int from catalogue.items where deleted_at is null and disposition <> 'withdrawn') as copies
  `.execute(db)
  return rows[0] ?? { titles: 0, copies: 0 }
})
