import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { slugOf } from './list-form.ts'

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
    await writeEntries(tx, id, recordIds)
    return id
  })

export type ListChange = Pick<ListDetails, 'title' | 'description' | 'published' | 'recordIds'>

/** Makes a list, the last in order; its address follows from its title and stays when that changes. */
export async function createList(db: Db, list: ListChange, actor: Actor): Promise<{ id: number }> {
  const slug = slugOf(list.title)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await insertList(db, attempt === 1 ? slug : `${slug}-${attempt}`, list, actor)
    } catch (error) {
      if (!isViolationOf(error, 'lists_slug_key') || attempt === 100) throw error
    }
  }
}

const insertList = (db: Db, slug: string, { recordIds, ...details }: ListChange, actor: Actor) =>
  db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('portal.lists')
      .values((query) => ({
        ...details,
        slug,
        position: query
          .selectFrom('portal.lists')
          .select(({ fn }) => fn.coalesce(fn.max('position'), query.lit(0)).as('last')),
        updatedBy: actor.name,
      }))
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeEntries(tx, id, recordIds)
    await audit(tx, actor, { action: 'list.created', subjectKind: 'list', subjectId: id })
    return { id }
  })

/** Changes a list and puts these titles in place of those it had. */
export const updateList = (
  db: Db,
  id: number,
  { recordIds, ...details }: ListChange,
  actor: Actor,
): Promise<Outcome<undefined, 'list-unknown'>> =>
  db.transaction().execute(async (tx) => {
    const list = await tx
      .updateTable('portal.lists')
      .set({ ...details, updatedAt: new Date(), updatedBy: actor.name })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (!list) return refused('list-unknown')
    await writeEntries(tx, id, recordIds)
    await audit(tx, actor, { action: 'list.updated', subjectKind: 'list', subjectId: id })
    return done(undefined)
  })

async function writeEntries(tx: Tx, id: number, recordIds: readonly number[]): Promise<void> {
  await tx.deleteFrom('portal.listEntries').where('listId', '=', id).execute()
  const entries = [...new Set(recordIds)].map((recordId, position) => ({ listId: id, recordId, position }))
  if (entries.length > 0) await tx.insertInto('portal.listEntries').values(entries).execute()
}
