import type { Db } from '#kernel/database.ts'
import { createRecord } from '../records/create-record.ts'
import { addItem } from '../items/save-item.ts'
import { copy, laskarPelangi, ratna } from '../test-data.ts'
import type { ItemDetails } from '../items/item-form.ts'
import type { MarcRecord } from '../marc/record.ts'
import { createBatch, type NewBatch } from './create-batch.ts'
import type { FindTitles } from './choose/selection.ts'
import type { ItemChange } from './items/item-change.ts'
import type { RecordChange } from './records/record-change.ts'
import { runBatch } from './run-batch.ts'
import { startPreview } from './start-work.ts'

export const never = new AbortController().signal
export const findsNothing: FindTitles = async () => ({ ids: [], total: 0 })

/** A title with copies of these barcodes; gives its id. */
export async function titleWith(
  db: Db,
  branchId: number,
  barcodes: readonly string[],
  { marc = laskarPelangi, item = {} }: { marc?: MarcRecord; item?: Partial<ItemDetails> } = {},
): Promise<number> {
  const made = await createRecord(db, marc, ratna)
  for (const barcode of barcodes) await addItem(db, made.id, { ...copy(branchId, barcode), ...item }, ratna)
  return made.id
}

/** Laskar pelangi under another title. */
export const titled = (title: string): MarcRecord => ({
  ...laskarPelangi,
  fields: laskarPelangi.fields.map((field) =>
    field.tag === '245' && 'subfields' in field
      ? { ...field, subfields: [{ code: 'a', value: title }] }
      : field,
  ),
})

/** A batch chosen by a list of numbers, previewed. */
export async function previewed(
  db: Db,
  subject: NewBatch['subject'],
  numbers: string[],
  change: ItemChange | RecordChange,
): Promise<number> {
  const made = await createBatch(db, { subject, selection: { how: 'list', numbers } }, findsNothing, ratna)
  if (!made.ok) throw new Error(made.refusal)
  await startPreview(db, made.value.id, change, ratna)
  await runBatch(db, made.value.id, never)
  return made.value.id
}
