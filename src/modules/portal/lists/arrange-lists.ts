import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

/** Puts a title at the end of a list; one that is in it already stays where it is. */
export const addToList = (
  db: Db,
  { listId, recordId }: { listId: number; recordId: number },
  actor: Actor,
): Promise<Outcome<undefined, 'list-unknown'>> =>
  db.transaction().execute(async (tx) => {
    // Two who add at once come one after the other, and so do their titles.
    const list = await tx
      .updateTable('portal.lists')
      .set({ updatedAt: new Date(), updatedBy: actor.name })
      .where('id', '=', listId)
      .returning('id')
      .executeTakeFirst()
    if (!list) return refused('list-unknown')
    await sql`
      insert into portal.list_entries (list_id, record_id, position)
      select ${listId}, ${recordId}, coalesce(max(position) + 1, 0) from portal.list_entries where list_id = ${listId}
      on conflict do nothing
    `.execute(tx)
    const details = { recordId }
    await audit(tx, actor, { action: 'list.updated', subjectKind: 'list', subjectId: listId, details })
    return done(undefined)
  })

/** Moves a list one place up or down among the others. */
export const moveList = (db: Db, { id, by }: { id: number; by: -1 | 1 }): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const lists = await tx
      .selectFrom('portal.lists')
      .select('id')
      .orderBy('position')
      .orderBy('id')
      .forUpdate()
      .execute()
    const order = lists.map((list) => list.id)
    const place = order.indexOf(id)
    const other = order[place + by]
    if (place < 0 || other === undefined) return
    const wanted = order.with(place, other).with(place + by, id)
    await sql`
      update portal.lists lists set position = wanted.place
      from unnest(${wanted}::bigint[]) with ordinality as wanted (id, place)
      where lists.id = wanted.id
    `.execute(tx)
  })

/** Takes a list away; its titles stay in the catalogue. */
export const removeList = (db: Db, id: number, actor: Actor): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const removed = await tx
      .deleteFrom('portal.lists')
      .where('id', '=', id)
      .returning('title')
      .executeTakeFirst()
    if (!removed) return
    const details = { heading: removed.title }
    await audit(tx, actor, { action: 'list.removed', subjectKind: 'list', subjectId: id, details })
  })
