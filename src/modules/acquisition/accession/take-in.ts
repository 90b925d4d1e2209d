import { auditAll, type Actor } from '#kernel/audit.ts'
import type { Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { createRecordWithin, insertItems, recordOf, type BriefTitle } from '#modules/catalogue/index.ts'
import { findSettings } from '../settings/settings.ts'
import { nextNumbers } from './next-numbers.ts'

export interface TakeIn {
  /** A title of the catalogue; a new one is made of the brief one otherwise. */
  recordId: number | null
  brief: BriefTitle
  branchId: number
  copies: number
  price: number | null
  source: string
  condition: string
  day: Day
  /** As many as there are copies where they were stuck on before; numbers are given otherwise. */
  barcodes: readonly string[]
}

export type TakeInRefusal = 'record-unknown' | 'barcode-count'

/** Makes copies of a title, with inventory numbers (nomor induk) one after the other. */
export async function takeIn(
  tx: Tx,
  wanted: TakeIn,
  actor: Actor,
): Promise<Outcome<{ recordId: number; itemIds: number[] }, TakeInRefusal>> {
  const { copies, barcodes, day, brief } = wanted
  if (barcodes.length > 0 && barcodes.length !== copies) return refused('barcode-count')
  const known = wanted.recordId === null ? undefined : await lockRecord(tx, wanted.recordId)
  if (wanted.recordId !== null && !known) return refused('record-unknown')
  const recordId = known?.id ?? (await createRecordWithin(tx, recordOf(brief, day), actor)).id
  const series = { year: Number(day.slice(0, 4)), settings: await findSettings(tx) }
  const numbers = await nextNumbers(tx, 'inventory', copies, series)
  const codes = barcodes.length > 0 ? barcodes : await nextNumbers(tx, 'barcode', copies, series)
  const callNumber = known?.callNumber ?? ''
  await insertItems(
    tx,
    numbers.map((inventoryNumber, place) => ({
      ...copyOf(wanted),
      recordId,
      callNumber,
      inventoryNumber,
      barcode: codes[place] ?? '',
    })),
    actor.name,
  )
  const itemIds = await idsOf(tx, codes)
  await auditAll(
    tx,
    actor,
    itemIds.map((id) => ({
      action: 'item.created',
      subjectKind: 'item',
      subjectId: id,
      details: { recordId },
    })),
  )
  return done({ recordId, itemIds })
}

/** The lock keeps the title from going to quarantine while it gains copies. */
const lockRecord = (tx: Tx, id: number) =>
  tx
    .selectFrom('catalogue.records')
    .select(['id', 'callNumber'])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .forShare()
    .executeTakeFirst()

const copyOf = ({ branchId, price, source, condition, day }: TakeIn) => ({
  branchId,
  price,
  source,
  condition,
  acquiredOn: day,
  disposition: 'in-process' as const,
})

async function idsOf(tx: Tx, barcodes: readonly string[]): Promise<number[]> {
  const rows = await tx
    .selectFrom('catalogue.items')
    .select('id')
    .where('barcode', 'in', [...barcodes])
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
