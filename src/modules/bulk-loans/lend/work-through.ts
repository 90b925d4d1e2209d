import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { fromJson, toJson } from '#kernel/json-column.ts'
import { checkIn, checkOut, type Block, type Deed, type Override } from '#modules/circulation/index.ts'
import { noteEvent } from '../shipments/note-event.ts'
import { loansOf } from './rehearse-lending.ts'

export interface Worked {
  lent: number
  refused: { barcode: string; blocks: Block[] }[]
}

interface Open {
  key: string
  institutionId: number
  branchId: number
  previousId: number | null
  dueOn: Day | null
  scans: string[]
  overrides: unknown
  finishedAt: Date | null
}

interface LentCopy {
  loanId: number
  itemId: number
  position: number
}

/** Lends what was scanned for a shipment and is not lent yet. Each copy's key is its own, so nothing is done twice. */
export async function workThrough(db: Db, deed: Deed, shipmentId: number, now: Date): Promise<Worked> {
  const shipment = await db
    .selectFrom('bulkLoans.shipments')
    .select(['key', 'institutionId', 'branchId', 'previousId', 'dueOn', 'scans', 'overrides', 'finishedAt'])
    .where('id', '=', shipmentId)
    .executeTakeFirstOrThrow()
  if (shipment.finishedAt) return readWorked(db, shipmentId)
  const inCrate = shipment.previousId === null ? new Set<string>() : await loansOf(db, shipment.previousId)
  const lent: LentCopy[] = []
  const refused: Worked['refused'] = []
  for (const [place, barcode] of shipment.scans.entries()) {
    const answer = await lendOne(db, deed, shipment, { barcode, takeBack: inCrate.has(barcode) }, now)
    if (answer.ok) lent.push({ ...answer.value, position: place + 1 })
    else refused.push({ barcode, blocks: answer.blocks })
  }
  await writeDown(db, deed, { shipmentId, key: shipment.key, lent, refused }, now)
  return { lent: lent.length, refused }
}

async function lendOne(
  db: Db,
  deed: Deed,
  { key, institutionId, branchId, dueOn, overrides }: Open,
  { barcode, takeBack }: { barcode: string; takeBack: boolean },
  now: Date,
) {
  const under = (what: string): Deed => ({
    ...deed,
    branchId,
    channel: 'bulk',
    key: `${key}:${what}:${barcode}`,
    overrides: fromJson<Override[]>(overrides),
  })
  if (takeBack) await checkIn(db, under('in'), { item: { barcode } }, now)
  const asked = { patron: { patronId: institutionId }, item: { barcode }, dueOn: dueOn ?? undefined }
  return checkOut(db, under('out'), asked, now)
}

interface WrittenDown {
  shipmentId: number
  key: string
  lent: LentCopy[]
  refused: Worked['refused']
}

async function writeDown(
  db: Db,
  deed: Deed,
  { shipmentId, key, lent, refused }: WrittenDown,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`
      insert into bulk_loans.shipment_copies (loan_id, shipment_id, item_id, position)
      select given.loan_id, ${shipmentId}, given.item_id, given.position
      from jsonb_to_recordset(${toJson(
        lent.map(({ loanId, itemId, position }) => ({ loan_id: loanId, item_id: itemId, position })),
      )}::jsonb) as given (loan_id bigint, item_id bigint, position integer)
      on conflict (loan_id) do nothing
    `.execute(tx)
    await sql`
      insert into bulk_loans.refused_scans (shipment_id, barcode, blocks)
      select ${shipmentId}, given.barcode, given.blocks
      from jsonb_to_recordset(${toJson(refused)}::jsonb) as given (barcode text, blocks jsonb)
      on conflict (shipment_id, barcode) do update set blocks = excluded.blocks
    `.execute(tx)
    await noteEvent(tx, deed, {
      shipmentId,
      key: `${key}:lent`,
      kind: 'lent',
      details: { count: lent.length, refused: refused.length },
      at: now,
    })
    // Nothing was lent: the crate has not left.
    await tx
      .updateTable('bulkLoans.shipments')
      .set({ finishedAt: now, ...(lent.length === 0 ? { returnedAt: now } : {}) })
      .where('id', '=', shipmentId)
      .where('finishedAt', 'is', null)
      .execute()
  })
}

async function readWorked(db: Db, shipmentId: number): Promise<Worked> {
  const [{ count }, refused] = await Promise.all([
    db
      .selectFrom('bulkLoans.shipmentCopies')
      .select((all) => all.fn.countAll<number>().as('count'))
      .where('shipmentId', '=', shipmentId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('bulkLoans.refusedScans')
      .select(['barcode', 'blocks'])
      .where('shipmentId', '=', shipmentId)
      .orderBy('barcode')
      .execute(),
  ])
  return {
    lent: count,
    refused: refused.map(({ barcode, blocks }) => ({ barcode, blocks: fromJson<Block[]>(blocks) })),
  }
}
