import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { ItemDetails } from './item-form.ts'

export type SaveItemRefusal =
  | 'record-unknown'
  | 'item-unknown'
  | 'barcode-taken'
  | 'inventory-number-taken'
  | 'branch-unknown'

/** Adds a copy to a title. */
export const addItem = (db: Db, recordId: number, item: ItemDetails, actor: Actor) =>
  savingItem(async () =>
    db.transaction().execute(async (tx) => {
      // The lock keeps the title from going to quarantine while it gains a copy.
      const record = await tx
        .selectFrom('catalogue.records')
        .select('id')
        .where('id', '=', recordId)
        .where('deletedAt', 'is', null)
        .forShare()
        .executeTakeFirst()
      if (!record) return refused('record-unknown')
      const { id } = await tx
        .insertInto('catalogue.items')
        .values({ recordId, ...item, updatedBy: actor.name })
        .returning('id')
        .executeTakeFirstOrThrow()
      await audit(tx, actor, {
        action: 'item.created',
        subjectKind: 'item',
        subjectId: id,
        details: { recordId },
      })
      return done({ id, recordId })
    }),
  )

/** Changes a copy. */
export const updateItem = (db: Db, id: number, item: ItemDetails, actor: Actor) =>
  savingItem(async () =>
    db.transaction().execute(async (tx) => {
      const before = await tx
        .selectFrom('catalogue.items')
        .select(['recordId', 'disposition', 'branchId', 'barcode', 'callNumber', 'shelf'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
      if (!before) return refused('item-unknown')
      await tx
        .updateTable('catalogue.items')
        .set({ ...item, updatedAt: new Date(), updatedBy: actor.name })
        .where('id', '=', id)
        .execute()
      const { recordId, ...earlier } = before
      await audit(tx, actor, {
        action: 'item.updated',
        subjectKind: 'item',
        subjectId: id,
        details: { recordId, before: earlier },
      })
      return done({ id, recordId })
    }),
  )

async function savingItem(
  save: () => Promise<Outcome<{ id: number; recordId: number }, SaveItemRefusal>>,
): Promise<Outcome<{ id: number; recordId: number }, SaveItemRefusal>> {
  try {
    return await save()
  } catch (error) {
    if (isViolationOf(error, 'one_item_per_barcode')) return refused('barcode-taken')
    if (isViolationOf(error, 'one_item_per_inventory_number')) return refused('inventory-number-taken')
    if (isViolationOf(error, 'items_branch_id_fkey')) return refused('branch-unknown')
    throw error
  }
}
