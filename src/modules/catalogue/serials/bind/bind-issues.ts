import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { insertItems, type NewItem } from '../../items/insert-items.ts'
import { lockSubscription } from '../subscriptions/foresee-issues.ts'

export interface BindRequest {
  subscriptionId: number
  issueIds: readonly number[]
  /** The volume as a copy of the title; the place is that of the subscription. */
  item: Omit<NewItem, 'recordId' | 'branchId'>
}

export type BindRefusal =
  | 'subscription-unknown'
  | 'nothing-chosen'
  | 'already-bound'
  | 'barcode-taken'
  | 'inventory-number-taken'

/** Binds issues into one volume with a barcode (jilid): a copy of the title that says what is in it. */
export async function bindIssues(
  db: Db,
  { subscriptionId, issueIds, item }: BindRequest,
  actor: Actor,
): Promise<Outcome<{ itemId: number; recordId: number }, BindRefusal>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const subscription = await lockSubscription(tx, subscriptionId)
      if (!subscription) return refused('subscription-unknown')
      const { recordId, branchId } = subscription
      const issues = await issuesOf(tx, recordId, branchId, issueIds)
      if (issues.length === 0) return refused('nothing-chosen')
      if (issues.some(({ itemId }) => itemId !== null)) return refused('already-bound')
      const note = [contents(issues), item.note].filter(Boolean).join('. ')
      await insertItems(tx, [{ ...item, recordId, branchId, note }], actor.name)
      const { id: itemId } = await tx
        .selectFrom('catalogue.items')
        .select('id')
        .where('barcode', '=', item.barcode)
        .executeTakeFirstOrThrow()
      await tx
        .updateTable('catalogue.serialIssues')
        .set({ itemId })
        .where(
          'id',
          'in',
          issues.map(({ id }) => id),
        )
        .execute()
      const details = { recordId, issues: issues.length }
      await audit(tx, actor, { action: 'issues.bound', subjectKind: 'item', subjectId: itemId, details })
      return done({ itemId, recordId })
    })
  } catch (error) {
    if (isViolationOf(error, 'one_item_per_barcode')) return refused('barcode-taken')
    if (isViolationOf(error, 'one_item_per_inventory_number')) return refused('inventory-number-taken')
    throw error
  }
}

const issuesOf = (tx: Tx, recordId: number, branchId: number, ids: readonly number[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('catalogue.serialIssues')
        .select(['id', 'itemId', 'enumeration', 'chronology'])
        .where('recordId', '=', recordId)
        .where('branchId', '=', branchId)
        .where('id', 'in', [...ids])
        .orderBy('publishedOn')
        .orderBy('id')
        .execute()

/** Th. 12 No. 1 (Januari 2026) – Th. 12 No. 12 (Desember 2026), 12 nomor */
function contents(issues: readonly { enumeration: string; chronology: string }[]): string {
  const name = (issue = issues[0]) =>
    issue ? [issue.enumeration, issue.chronology && `(${issue.chronology})`].filter(Boolean).join(' ') : ''
  return issues.length === 1 ? name() : `${name()} – ${name(issues.at(-1))}, ${issues.length} nomor`
}
