import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { MarcRecord } from '../marc/record.ts'
import { derive, derivedColumns, writeKeysAndHeadings } from './derive.ts'

/** Adds a title to the catalogue, with everything derived from it. */
export const createRecord = (db: Db, marc: MarcRecord, actor: Actor): Promise<{ id: number }> =>
  db.transaction().execute((tx) => createRecordWithin(tx, marc, actor))

/** The same within a transaction that does more. */
export async function createRecordWithin(tx: Tx, marc: MarcRecord, actor: Actor): Promise<{ id: number }> {
  const derived = derive(marc)
  const { id } = await tx
    .insertInto('catalogue.records')
    .values({ marc: toJson(marc), ...derivedColumns(derived), createdBy: actor.name, updatedBy: actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeKeysAndHeadings(tx, id, derived)
  await audit(tx, actor, { action: 'record.created', subjectKind: 'record', subjectId: id })
  return { id }
}
