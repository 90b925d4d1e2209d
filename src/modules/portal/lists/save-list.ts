import type { Db } from '#kernel/database.ts'

export interface ListDetails {
  slug: string
  title: string
  description: string
  published: boolean
  position: number
  /** Titles in the order to show. */
  recordIds: number[]
}

/** Makes a curated list, or gives the one of this slug these details and titles. */
export const saveList = (db: Db, { recordIds, ...list }: ListDetails, by: string): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const details = { ...list, updatedAt: new Date(), updatedBy: by }
    const { id } = await tx
      .insertInto('portal.lists')
      .values(details)
      .onConflict((conflict) => conflict.column('slug').doUpdateSet(details))
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.deleteFrom('portal.listEntries').where('listId', '=', id).execute()
    const entries = [...new Set(recordIds)].map((recordId, position) => ({ listId: id, recordId, position }))
    if (entries.length > 0) await tx.insertInto('portal.listEntries').values(entries).execute()
    return id
  })
