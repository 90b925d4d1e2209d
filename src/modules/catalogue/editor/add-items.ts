import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { insertItems } from '../items/insert-items.ts'
import type { ItemDetails } from '../items/item-form.ts'
import { countUp } from './count-up.ts'

/** Copies that differ only in their numbers. */
export interface ItemSeries extends Omit<ItemDetails, 'barcode' | 'inventoryNumber'> {
  count: number
  firstBarcode: string
  /** Empty where inventory numbers come later. */
  firstInventoryNumber: string
}

export type AddItemsRefusal =
  | 'record-unknown'
  | 'barcode-uncountable'
  | 'inventory-uncountable'
  | 'numbers-taken'
  | 'branch-unknown'

/** Adds copies in series: all of them or none. */
export async function addItems(
  db: Db,
  recordId: number,
  series: ItemSeries,
  actor: Actor,
): Promise<Outcome<{ ids: number[] }, AddItemsRefusal>> {
  try {
    return await db.transaction().execute((tx) => addItemsWithin(tx, recordId, series, actor))
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal) return refused(refusal)
    throw error
  }
}

/** What a constraint of the database means, when another desk was quicker. */
export function refusalOf(error: unknown): AddItemsRefusal | undefined {
  if (isViolationOf(error, 'items_branch_id_fkey')) return 'branch-unknown'
  if (isViolationOf(error, 'one_item_per_barcode')) return 'numbers-taken'
  return isViolationOf(error, 'one_item_per_inventory_number') ? 'numbers-taken' : undefined
}

/** The same within a transaction that does more; numbers taken this very moment make it fail. */
export async function addItemsWithin(
  tx: Tx,
  recordId: number,
  series: ItemSeries,
  actor: Actor,
): Promise<Outcome<{ ids: number[] }, AddItemsRefusal>> {
  const { count, firstBarcode, firstInventoryNumber, ...details } = series
  const barcodes = countUp(firstBarcode, count)
  const inventory = firstInventoryNumber === '' ? [] : countUp(firstInventoryNumber, count)
  if (!barcodes) return refused('barcode-uncountable')
  if (!inventory) return refused('inventory-uncountable')
  const record = await tx
    .selectFrom('catalogue.records')
    .select('id')
    .where('id', '=', recordId)
    .where('deletedAt', 'is', null)
    .forShare()
    .executeTakeFirst()
  if (!record) return refused('record-unknown')
  if ((await takenNumbers(tx, barcodes, inventory)).length > 0) return refused('numbers-taken')
  return done({ ids: await insertSeries(tx, recordId, details, barcodes, inventory, actor) })
}

async function insertSeries(
  tx: Tx,
  recordId: number,
  details: Omit<ItemDetails, 'barcode' | 'inventoryNumber'>,
  barcodes: string[],
  inventory: string[],
  actor: Actor,
): Promise<number[]> {
  const items = barcodes.map((barcode, at) => ({
    ...details,
    recordId,
    barcode,
    inventoryNumber: inventory[at] ?? null,
  }))
  await insertItems(tx, items, actor.name)
  const made = await tx
    .selectFrom('catalogue.items')
    .select('id')
    .where('barcode', 'in', barcodes)
    .orderBy('id')
    .execute()
  for (const { id } of made) {
    await audit(tx, actor, {
      action: 'item.created',
      subjectKind: 'item',
      subjectId: id,
      details: { recordId },
    })
  }
  return made.map(({ id }) => id)
}

/** Which of a series' numbers other copies have. */
export async function takenInSeries(db: Db, series: ItemSeries): Promise<string[]> {
  const { count, firstBarcode, firstInventoryNumber } = series
  return takenNumbers(db, countUp(firstBarcode, count) ?? [], countUp(firstInventoryNumber, count) ?? [])
}

async function takenNumbers(
  db: Db | Tx,
  barcodes: readonly string[],
  inventory: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('catalogue.items')
    .select(['barcode', 'inventoryNumber'])
    .where((where) =>
      where.or([
        where('barcode', 'in', barcodes.length > 0 ? [...barcodes] : ['']),
        where('inventoryNumber', 'in', inventory.length > 0 ? [...inventory] : ['']),
      ]),
    )
    .orderBy('barcode')
    .execute()
  return rows.flatMap(({ barcode, inventoryNumber }) => [
    ...(barcodes.includes(barcode) ? [barcode] : []),
    ...(inventoryNumber && inventory.includes(inventoryNumber) ? [inventoryNumber] : []),
  ])
}
