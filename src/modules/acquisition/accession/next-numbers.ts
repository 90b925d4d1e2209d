import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { AcquisitionSettings } from '../settings/settings.ts'
import { finder, written } from './number-pattern.ts'

type Series = 'inventory' | 'barcode'

/**
 * The next numbers of a series, one after the other without a gap: the counter stays locked until the copies are
 * there, and is wound back with them if they are not. Numbers that somebody gave by hand are passed over.
 */
export async function nextNumbers(
  tx: Tx,
  series: Series,
  count: number,
  { year, settings }: { year: number; settings: AcquisitionSettings },
): Promise<string[]> {
  const pattern = series === 'inventory' ? settings.inventoryPattern : settings.barcodePattern
  const yearly = series === 'inventory' && settings.restartYearly
  const name = yearly ? `${series}:${year}` : series
  let last = await lockCounter(tx, { name, series, pattern: finder(pattern, yearly ? year : undefined) })
  const numbers: string[] = []
  while (numbers.length < count) {
    const offered = Array.from({ length: count - numbers.length }, (_, place) =>
      written(pattern, last + place + 1, year),
    )
    last += offered.length
    const taken = await takenOf(tx, series, offered)
    numbers.push(...offered.filter((number) => !taken.has(number)))
  }
  await tx.updateTable('acquisition.counters').set({ last }).where('name', '=', name).execute()
  return numbers
}

interface Counter {
  name: string
  series: Series
  pattern: string
}

/** A series that is new here goes on after the largest number that the collection has. */
async function lockCounter(tx: Tx, { name, series, pattern }: Counter): Promise<number> {
  const known = await lockedLast(tx, name)
  if (known !== undefined) return known
  const column = sql.ref(series === 'inventory' ? 'inventory_number' : 'barcode')
  await sql`
    insert into acquisition.counters (name, last)
    select ${name}, coalesce(max((regexp_match(${column}, ${pattern}))[1]::bigint), 0) from catalogue.items
    on conflict do nothing
  `.execute(tx)
  return (await lockedLast(tx, name)) ?? 0
}

const lockedLast = async (tx: Tx, name: string): Promise<number | undefined> =>
  (
    await tx
      .selectFrom('acquisition.counters')
      .select('last')
      .where('name', '=', name)
      .forUpdate()
      .executeTakeFirst()
  )?.last

async function takenOf(tx: Tx, series: Series, numbers: readonly string[]): Promise<Set<string>> {
  const column = series === 'inventory' ? 'inventoryNumber' : 'barcode'
  const rows = await tx
    .selectFrom('catalogue.items')
    .select(`${column} as number`)
    .where(column, 'in', [...numbers])
    .execute()
  return new Set(rows.map(({ number }) => number ?? ''))
}
