import type { Db } from '#kernel/database.ts'

const columns = [
  'items.id',
  'items.recordId',
  'items.branchId',
  'items.barcode',
  'items.inventoryNumber',
  'items.callNumber',
  'items.shelf',
  'items.collectionType',
  'items.loanCategory',
  'items.disposition',
  'items.condition',
  'items.price',
  'items.currency',
  'items.source',
  'items.acquiredOn',
  'items.note',
  'items.createdAt',
  'items.updatedAt',
  'items.updatedBy',
  'items.deletedAt',
  'branches.name as branchName',
  'records.title as title',
] as const

const itemsWithBranch = (db: Db) =>
  db
    .selectFrom('catalogue.items as items')
    .innerJoin('branches.branches as branches', 'branches.id', 'items.branchId')
    .innerJoin('catalogue.records as records', 'records.id', 'items.recordId')
    .select(columns)

/** All copies of a title as staff see them, those in quarantine last. */
export const listItems = (db: Db, recordId: number) =>
  itemsWithBranch(db)
    .where('items.recordId', '=', recordId)
    .orderBy((order) => order('items.deletedAt', 'is', null), 'desc')
    .orderBy('branches.position')
    .orderBy('items.barcode')
    .execute()

export const findItem = (db: Db, id: number) =>
  itemsWithBranch(db).where('items.id', '=', id).executeTakeFirst()

/** When a copy was last in somebody's hands, as far as was noted: counted, lent or taken back. */
export async function lastSeen(db: Db, itemId: number): Promise<Date | undefined> {
  const sighting = await db
    .selectFrom('catalogue.itemsSeen')
    .select('seenAt')
    .where('itemId', '=', itemId)
    .executeTakeFirst()
  return sighting?.seenAt ?? undefined
}

export type StaffItem = Awaited<ReturnType<typeof listItems>>[number]

/** The title of a scanned barcode or inventory number. */
export const findItemByNumber = (db: Db, number: string) =>
  db
    .selectFrom('catalogue.items')
    .select(['id', 'recordId'])
    .where((where) => where.or([where('barcode', '=', number), where('inventoryNumber', '=', number)]))
    .limit(1)
    .executeTakeFirst()
