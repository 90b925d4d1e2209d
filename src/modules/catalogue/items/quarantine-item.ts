import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

/** Takes a copy out of sight, or brings it back; its barcode stays its own meanwhile. */
export const setItemQuarantine = (
  db: Db,
  { id, quarantined }: { id: number; quarantined: boolean },
  actor: Actor,
): Promise<Outcome<{ recordId: number }, 'item-unknown'>> =>
  db.transaction().execute(async (tx) => {
    const item = await tx
      .updateTable('catalogue.items')
      .set(
        quarantined ? { deletedAt: new Date(), deletedBy: actor.name } : { deletedAt: null, deletedBy: null },
      )
      .where('id', '=', id)
      .returning('recordId')
      .executeTakeFirst()
    if (!item) return refused('item-unknown')
    await audit(tx, actor, {
      action: quarantined ? 'item.quarantined' : 'item.restored',
      subjectKind: 'item',
      subjectId: id,
    })
    return done({ recordId: item.recordId })
  })
