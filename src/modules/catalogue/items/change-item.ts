import { audit, type Actor } from '#kernel/audit.ts'
import type { Tx } from '#kernel/database.ts'
import type { Disposition } from './item-form.ts'

export interface ItemChange {
  disposition?: Disposition
  branchId?: number
  condition?: string
}

/** Changes where a copy stands, within the transaction of what happened to it. The caller has locked the copy. */
export async function changeItemWithin(
  tx: Tx,
  item: { id: number; recordId: number },
  { before, after }: { before: ItemChange; after: ItemChange },
  actor: Actor,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('catalogue.items')
    .set({ ...after, updatedAt: now, updatedBy: actor.name })
    .where('id', '=', item.id)
    .execute()
  await audit(tx, actor, {
    action: 'item.updated',
    subjectKind: 'item',
    subjectId: item.id,
    details: { recordId: item.recordId, before, after },
  })
}
