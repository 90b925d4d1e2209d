import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { fromJson, toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { MarcRecord } from '../marc/record.ts'
import { derive, derivedColumns, writeKeysAndHeadings } from './derive.ts'

export type UpdateRecordRefusal = 'record-unknown' | 'changed-meanwhile'

export interface RecordUpdate {
  id: number
  /** The version that was edited; a newer one is never overwritten unseen. */
  version: number
  marc: MarcRecord
  /** Why, in a few words: shown in the history. */
  reason: string
}

/** Replaces a title's MARC record; the one it replaces is kept as a version. */
export const updateRecord = (
  db: Db,
  update: RecordUpdate,
  actor: Actor,
): Promise<Outcome<{ version: number }, UpdateRecordRefusal>> =>
  db.transaction().execute((tx) => updateRecordWithin(tx, update, actor))

/** The same within a transaction that does more. */
export async function updateRecordWithin(
  tx: Tx,
  update: RecordUpdate,
  actor: Actor,
): Promise<Outcome<{ version: number }, UpdateRecordRefusal>> {
  const current = await lockRecord(tx, update.id)
  if (!current) return refused('record-unknown')
  if (current.version !== update.version) return refused('changed-meanwhile')
  await keepVersion(tx, update.id)
  const derived = derive(update.marc)
  const version = current.version + 1
  await tx
    .updateTable('catalogue.records')
    .set({
      marc: toJson(update.marc),
      ...derivedColumns(derived),
      version,
      updatedAt: new Date(),
      updatedBy: actor.name,
      updatedWhy: update.reason,
    })
    .where('id', '=', update.id)
    .execute()
  await writeKeysAndHeadings(tx, update.id, derived)
  await audit(tx, actor, {
    action: 'record.updated',
    subjectKind: 'record',
    subjectId: update.id,
    details: { version, reason: update.reason },
  })
  return done({ version })
}

const lockRecord = (tx: Tx, id: number) =>
  tx
    .selectFrom('catalogue.records')
    .select(['id', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Copies the present state of a record into its history, before it is replaced. */
export const keepVersion = (tx: Tx, id: number) =>
  tx
    .insertInto('catalogue.recordVersions')
    .columns(['recordId', 'version', 'marc', 'madeAt', 'madeBy', 'reason'])
    .expression((query) =>
      query
        .selectFrom('catalogue.records')
        .select(['id', 'version', 'marc', 'updatedAt', 'updatedBy', 'updatedWhy'])
        .where('id', '=', id),
    )
    .execute()

/** A record as it was at a version, the present one included. */
export async function findRecordVersion(
  db: Db | Tx,
  id: number,
  version: number,
): Promise<MarcRecord | undefined> {
  const earlier = await db
    .selectFrom('catalogue.recordVersions')
    .select('marc')
    .where('recordId', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  const row =
    earlier ??
    (await db
      .selectFrom('catalogue.records')
      .select('marc')
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst())
  return row && fromJson<MarcRecord>(row.marc)
}
