import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import type { Typed } from '#kernel/form.ts'
import { optionalText } from '#kernel/form.ts'
import { listBranches } from '#modules/branches/index.ts'
import { ItemForm } from '../items/item-form.ts'
import { nextNumber } from './count-up.ts'

const { barcode, inventoryNumber: _, ...shared } = ItemForm.entries

/** What is typed for copies in series. */
export const SeriesForm = v.object({
  ...shared,
  // Left empty it is one: a number already there would have to be removed before another is typed.
  count: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.regex(/^([1-9]\d?)?$/, 'bad-count'),
    v.transform((text) => Number(text || '1')),
  ),
  firstBarcode: barcode,
  firstInventoryNumber: optionalText(60),
})

/** A form to begin with: what the last copies had in common, and the numbers after theirs. */
export async function proposeSeries(db: Db, callNumber: string): Promise<Typed> {
  const last = await db
    .selectFrom('catalogue.items')
    .select(['branchId', 'barcode', 'collectionType', 'loanCategory', 'source'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const numbered = await db
    .selectFrom('catalogue.items')
    .select('inventoryNumber')
    .where('inventoryNumber', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    firstBarcode: nextNumber(last?.barcode ?? '') ?? '',
    firstInventoryNumber: nextNumber(numbered?.inventoryNumber ?? '') ?? '',
    branchId: String(last?.branchId ?? (await listBranches(db))[0]?.id ?? ''),
    callNumber,
    collectionType: last?.collectionType ?? 'umum',
    loanCategory: last?.loanCategory ?? 'sirkulasi',
    disposition: 'in-process',
    condition: 'baik',
    source: last?.source ?? '',
    currency: 'IDR',
  }
}
