import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export type QuarantineRefusal = 'record-unknown' | 'already-quarantined'

/** Takes a title and its items out of sight (karantina). Nothing is lost: `restoreRecord` brings it back. */
export const quarantineRecord = (
  db: Db,
  { id, reason }: { id: number; reason: string },
  actor: Actor,
): Promise<Outcome<undefined, QuarantineRefusal>> =>
  db.transaction().execute(async (tx) => {
    const record = await lockRecord(tx, id)
    if (!record) return refused('record-unknown')
    if (record.deletedAt) return refused('already-quarantined')
    await tx
      .updateTable('catalogue.records')
      .set({ deletedAt: new Date(), deletedBy: actor.name, deletedWhy: reason })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'record.quarantined',
      subjectKind: 'record',
      subjectId: id,
      details: { reason },
    })
    return done(undefined)
  })

export type RestoreRefusal = 'record-unknown' | 'not-quarantined'

/** Brings a title back from quarantine. */
export const restoreRecord = (
  db: Db,
  id: number,
  actor: Actor,
): Promise<Outcome<undefined, RestoreRefusal>> =>
  db.transaction().execute(async (tx) => {
    const record = await lockRecord(tx, id)
    if (!record) return refused('record-unknown')
    if (!record.deletedAt) return refused('not-quarantined')
    await tx
      .updateTable('catalogue.records')
      // One that went into another and is brought back stands on its own again.
      .set({ deletedAt: null, deletedBy: null, deletedWhy: null, mergedInto: null })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, { action: 'record.restored', subjectKind: 'record', subjectId: id })
    return done(undefined)
  })

const lockRecord = (tx: Tx, id: number) =>
  tx
    .selectFrom('catalogue.records')
    .select(['id', 'deletedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
