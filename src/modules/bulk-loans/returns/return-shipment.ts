import { sql } from 'kysely'
import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { checkIn, type CopyReturned, type Deed, type Next } from '#modules/circulation/index.ts'
import { auditActorOf } from '../lend/acting.ts'
import { shipmentCopies, type ShipmentCopy } from '../shipments/find-shipments.ts'
import { noteEvent } from '../shipments/note-event.ts'

export interface ReturnAsked {
  shipmentId: number
  /** Barcodes of what lies in the crate; `all` without looking at each. */
  found: 'all' | readonly string[]
}

export interface ShipmentReturned {
  returned: number
  missing: ShipmentCopy[]
  /** Copies of others, or barcodes that nobody knows. */
  foreign: { barcode: string; title: string; next: Next | null }[]
}

/**
 * The crate is back: what lies in it is taken back copy by copy, what does not stays on loan, and what does not belong
 * there is taken back as well and noted.
 */
export async function returnShipment(
  db: Db,
  deed: Deed,
  { shipmentId, found }: ReturnAsked,
  now: Date,
): Promise<Outcome<ShipmentReturned, 'shipment-unknown'>> {
  const copies = await shipmentCopies(db, shipmentId)
  if (copies.length === 0) return refused('shipment-unknown')
  const own = new Map(copies.map((copy) => [copy.barcode, copy]))
  const present = found === 'all' ? copies.filter(isOut) : found.flatMap((barcode) => own.get(barcode) ?? [])
  const strange = found === 'all' ? [] : found.filter((barcode) => !own.has(barcode))
  const returned: { loanId: number; next: Next }[] = []
  for (const { itemId, loanId } of present) {
    const answer = await takeBack(db, deed, { itemId }, `in:${itemId}`, now)
    if (answer) returned.push({ loanId, next: answer.next })
  }
  const foreign: ShipmentReturned['foreign'] = []
  for (const barcode of strange) {
    const answer = await takeBack(db, deed, { barcode }, `other:${barcode}`, now)
    foreign.push({ barcode, title: answer?.title ?? '', next: answer?.next ?? null })
  }
  const missing = (await shipmentCopies(db, shipmentId)).filter(isOut)
  await db.transaction().execute(async (tx) => {
    await writeReturn(tx, { shipmentId, returned, foreign }, now)
    await noteReturn(tx, deed, shipmentId, { returned, foreign, missing }, now)
  })
  return done({ returned: returned.length, missing, foreign })
}

const isOut = ({ state }: ShipmentCopy): boolean => state === 'out' || state === 'claimed'

async function takeBack(
  db: Db,
  deed: Deed,
  item: { itemId: number } | { barcode: string },
  name: string,
  now: Date,
): Promise<CopyReturned | undefined> {
  const key = `${deed.key}:${name}`.slice(0, 200)
  const answer = await checkIn(db, { ...deed, channel: 'bulk', key }, { item }, now)
  return answer.ok ? answer.value : undefined
}

interface Written {
  shipmentId: number
  returned: { loanId: number; next: Next }[]
  foreign: ShipmentReturned['foreign']
}

async function writeReturn(tx: Tx, { shipmentId, returned, foreign }: Written, now: Date): Promise<void> {
  await sql`
    update bulk_loans.shipment_copies copies set next = given.next
    from jsonb_to_recordset(${toJson(
      returned.map(({ loanId, next }) => ({ loan_id: loanId, next })),
    )}::jsonb) as given (loan_id bigint, next jsonb)
    where copies.loan_id = given.loan_id and copies.shipment_id = ${shipmentId}
  `.execute(tx)
  await sql`
    insert into bulk_loans.foreign_copies (shipment_id, barcode, title, found_at, next)
    select ${shipmentId}, given.barcode, given.title, ${now}, nullif(given.next, 'null'::jsonb)
    from jsonb_to_recordset(${toJson(foreign)}::jsonb) as given (barcode text, title text, next jsonb)
    on conflict (shipment_id, barcode) do nothing
  `.execute(tx)
  await tx
    .updateTable('bulkLoans.shipments')
    .set({ returnedAt: now })
    .where('id', '=', shipmentId)
    .where('returnedAt', 'is', null)
    .execute()
}

async function noteReturn(
  tx: Tx,
  deed: Deed,
  shipmentId: number,
  { returned, foreign, missing }: Omit<Written, 'shipmentId'> & { missing: ShipmentCopy[] },
  now: Date,
): Promise<void> {
  const details = { count: returned.length, missing: missing.length, foreign: foreign.length }
  const key = `${deed.key}:returned`
  const [noted] = await noteEvent(tx, deed, { shipmentId, key, kind: 'returned', details, at: now })
  if (noted?.numInsertedOrUpdatedRows !== 1n) return
  await audit(tx, auditActorOf(deed), {
    action: 'shipment.returned',
    subjectKind: 'shipment',
    subjectId: shipmentId,
    details,
  })
}
