import type { Db } from '#kernel/database.ts'

export interface StaffList {
  id: number
  slug: string
  title: string
  published: boolean
  titles: number
  updatedAt: Date
  updatedBy: string
}

/** All lists in their order, drafts too. */
export const listStaffLists = (db: Db): Promise<StaffList[]> =>
  db
    .selectFrom('portal.lists as lists')
    .leftJoin('portal.listEntries as entries', 'entries.listId', 'lists.id')
    .select(['lists.id', 'slug', 'title', 'published', 'updatedAt', 'updatedBy'])
    .select(({ fn }) => fn.count<number>('entries.recordId').as('titles'))
    .groupBy('lists.id')
    .orderBy('lists.position')
    .orderBy('lists.id')
    .execute()

/** A list as staff edit it, with all its titles in their order. */
export async function findStaffList(db: Db, id: number) {
  const list = await db
    .selectFrom('portal.lists')
    .select(['id', 'slug', 'title', 'description', 'published'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!list) return undefined
  const titles = await db
    .selectFrom('portal.listEntries as entries')
    .innerJoin('catalogue.records as records', 'records.id', 'entries.recordId')
    .select(['records.id', 'records.title', 'records.deletedAt'])
    .where('entries.listId', '=', id)
    .orderBy('entries.position')
    .execute()
  return { ...list, titles }
}
