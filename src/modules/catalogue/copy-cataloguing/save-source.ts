import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import type { SourceDetails } from './source-form.ts'

const columns = [
  'id',
  'name',
  'url',
  'version',
  'recordSchema',
  'isbnIndex',
  'titleIndex',
  'authorIndex',
  'position',
  'timeoutSeconds',
  'active',
] as const

/** All servers, in the order in which they are asked and shown. */
export const listSources = (db: Db) =>
  db.selectFrom('catalogue.copySources').select(columns).orderBy('position').orderBy('name').execute()

export type CopySource = Awaited<ReturnType<typeof listSources>>[number]

/** Adds a server, or changes the one with this number. */
export const saveSource = (db: Db, id: number | undefined, source: SourceDetails, actor: Actor) =>
  db.transaction().execute(async (tx) => {
    const saved =
      id === undefined
        ? await tx.insertInto('catalogue.copySources').values(source).returning('id').executeTakeFirst()
        : await tx
            .updateTable('catalogue.copySources')
            .set(source)
            .where('id', '=', id)
            .returning('id')
            .executeTakeFirst()
    if (saved) {
      const details = { name: source.name, url: source.url }
      await audit(tx, actor, {
        action: 'copy-source.saved',
        subjectKind: 'copy-source',
        subjectId: saved.id,
        details,
      })
    }
    return saved
  })

export const removeSource = (db: Db, id: number, actor: Actor) =>
  db.transaction().execute(async (tx) => {
    await tx.deleteFrom('catalogue.copySources').where('id', '=', id).execute()
    await audit(tx, actor, { action: 'copy-source.removed', subjectKind: 'copy-source', subjectId: id })
  })
