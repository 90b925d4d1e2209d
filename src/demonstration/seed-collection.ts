import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { Db, Tx } from '#kernel/database.ts'
import { startOfDay } from '#kernel/days.ts'
import {
  derive,
  insertItems,
  insertRecords,
  readIso2709,
  type MarcRecord,
  type NewItem,
  type NewRecord,
} from '#modules/catalogue/index.ts'
import { copiesOf } from './copies-of.ts'
import { dice } from './dice.ts'
import type { BranchIds } from './seed-branches.ts'

const folder = join(import.meta.dirname, '../../demo/collection')
const cataloguer = 'Ratna Kusumawardani'
const batchLength = 500

/** The Indonesian titles with several copies each, and the foreign reference collection with one. */
export async function seedCollection(db: Db, branches: BranchIds): Promise<void> {
  const present = await db.selectFrom('catalogue.records').select('id').limit(1).executeTakeFirst()
  if (present) return
  const indonesian = await recordsOf(createReadStream(join(folder, 'indonesian-titles.mrc')))
  const foreign = await recordsOf(createReadStream(join(folder, 'gpo-2000.mrc.gz')).pipe(createGunzip()))
  const roll = dice(1945)
  // All or nothing: a start interrupted here begins the collection again.
  await db.transaction().execute(async (tx) => {
    let next = 1
    for (const [records, local] of [
      [foreign, false],
      [indonesian, true],
    ] as const) {
      for (let at = 0; at < records.length; at += batchLength) {
        next = await addBatch(tx, records.slice(at, at + batchLength), { local, branches, roll, next })
      }
    }
  })
}

async function recordsOf(source: AsyncIterable<Uint8Array>): Promise<MarcRecord[]> {
  const records: MarcRecord[] = []
  for await (const item of readIso2709(source)) if (item.ok) records.push(item.record)
  return records
}

interface Batch {
  local: boolean
  branches: BranchIds
  roll: () => number
  /** Number of the next copy. */
  next: number
}

async function addBatch(
  tx: Tx,
  records: MarcRecord[],
  { local, branches, roll, next }: Batch,
): Promise<number> {
  const titles = records.map((marc): NewRecord => {
    const derived = derive(marc)
    return {
      marc,
      derived,
      createdAt: arrival(local, roll),
      popularity: Math.round(roll() ** 3 * (local ? 400 : 40)),
    }
  })
  const ids = await insertRecords(tx, titles, cataloguer)
  const items: NewItem[] = []
  for (const [place, recordId] of ids.entries()) {
    const description = titles[place]?.derived.description
    if (!description) continue
    for (const copy of copiesOf(description, { local, branches, roll })) {
      const number = next++
      items.push({
        ...copy,
        ...(copy.acquiredOn ? { createdAt: startOfDay(copy.acquiredOn) } : {}),
        recordId,
        barcode: `PKB${String(number).padStart(7, '0')}`,
        inventoryNumber: `${String(number).padStart(5, '0')}/PKB/${copy.acquiredOn?.slice(0, 4) ?? ''}`,
      })
    }
  }
  await insertItems(tx, items, cataloguer)
  return next
}

/** Over the last three years; a part of the Indonesian titles came in these weeks and is new. */
function arrival(local: boolean, roll: () => number): Date {
  const days = local && roll() < 0.35 ? roll() * 40 : 40 + roll() * 1000
  return new Date(Date.now() - Math.floor(days * 86_400_000))
}
