import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { checkIn, checkOut, rehearse, type Block, type Deed } from '#modules/circulation/index.ts'

export interface LendingAsked {
  institutionId: number
  barcodes: readonly string[]
  dueOn?: Day | undefined
  /** Copies that lie in the crate of another institution are taken back from it first. */
  takeBackFrom?: number | undefined
}

export interface Rehearsed {
  ready: { barcode: string; title: string; dueOn: Day }[]
  refused: { barcode: string; title: string; blocks: Block[] }[]
}

/** What would be lent and what refused, and why: the limits are counted copy by copy, as they will be. */
export async function rehearseLending(
  db: Db,
  deed: Deed,
  { institutionId, barcodes, dueOn, takeBackFrom }: LendingAsked,
  now: Date,
): Promise<Rehearsed> {
  const titles = await titlesOf(db, barcodes)
  return rehearse(db, async (stage) => {
    const rehearsed: Rehearsed = { ready: [], refused: [] }
    const one = () => ({ ...deed, key: `latihan-${randomUUID()}` })
    const returned = takeBackFrom ? await loansOf(stage, takeBackFrom) : new Set<string>()
    for (const barcode of barcodes) {
      if (returned.has(barcode)) await checkIn(stage, one(), { item: { barcode } }, now)
      const asked = { patron: { patronId: institutionId }, item: { barcode }, dueOn }
      const answer = await checkOut(stage, one(), asked, now)
      const title = titles.get(barcode) ?? ''
      if (answer.ok) rehearsed.ready.push({ barcode, title, dueOn: answer.value.dueOn })
      else rehearsed.refused.push({ barcode, title, blocks: answer.blocks })
    }
    return rehearsed
  })
}

async function titlesOf(db: Db, barcodes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ barcode: string; title: string }>`
    select items.barcode, records.title from catalogue.items items
    join catalogue.records records on records.id = items.record_id
    where items.barcode = any(${[...barcodes]}::text[])
  `.execute(db)
  return new Map(rows.map(({ barcode, title }) => [barcode, title]))
}

/** Barcodes of a shipment that are still out. */
export async function loansOf(db: Db, shipmentId: number): Promise<Set<string>> {
  const { rows } = await sql<{ barcode: string }>`
    select items.barcode from bulk_loans.shipment_copies copies
    join circulation.loans loans on loans.id = copies.loan_id and loans.ended_at is null
    join catalogue.items items on items.id = copies.item_id
    where copies.shipment_id = ${shipmentId}
  `.execute(db)
  return new Set(rows.map(({ barcode }) => barcode))
}
