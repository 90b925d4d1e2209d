import { isViolationOf, type Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { Deed } from '#modules/circulation/index.ts'
import {
  findByKey,
  insertShipment,
  isInstitution,
  type Lent,
  type ShipmentAsked,
} from '../lend/lend-shipment.ts'
import { workThrough } from '../lend/work-through.ts'
import { noteEvent } from '../shipments/note-event.ts'

export type HandingRefusal =
  | 'shipment-unknown'
  | 'shipment-back'
  | 'same-institution'
  | 'institution-unknown'
  | 'nothing-scanned'
  | 'key-reused'

export interface HandingAsked extends Omit<ShipmentAsked, 'crateId'> {
  /** The shipment whose crate goes on to the next institution. */
  fromId: number
}

/**
 * Hands a crate on from one institution to the next without a way through the library: each copy is taken back from
 * the one and lent to the other. What is not in the crate stays on loan where it was.
 */
export async function handOn(
  db: Db,
  deed: Deed,
  { fromId, ...asked }: HandingAsked,
  now: Date,
): Promise<Outcome<Lent, HandingRefusal>> {
  const before = await findByKey(db, deed.key)
  if (before && before.previousId !== fromId) return refused('key-reused')
  const opened = before ? done(before.id) : await open(db, deed, { fromId, ...asked }, now)
  if (!opened.ok) return opened
  const worked = await workThrough(db, deed, opened.value, now)
  return done({ ...worked, shipmentId: opened.value })
}

async function open(
  db: Db,
  deed: Deed,
  { fromId, ...asked }: HandingAsked,
  now: Date,
): Promise<Outcome<number, HandingRefusal>> {
  if (asked.barcodes.length === 0) return refused('nothing-scanned')
  try {
    return await db.transaction().execute(async (tx) => {
      const from = await tx
        .selectFrom('bulkLoans.shipments')
        .select(['crateId', 'institutionId', 'returnedAt'])
        .where('id', '=', fromId)
        .forUpdate()
        .executeTakeFirst()
      if (!from) return refused('shipment-unknown')
      if (from.returnedAt) return refused('shipment-back')
      if (from.institutionId === asked.institutionId) return refused('same-institution')
      if (!(await isInstitution(tx, asked.institutionId))) return refused('institution-unknown')
      await tx.updateTable('bulkLoans.shipments').set({ returnedAt: now }).where('id', '=', fromId).execute()
      const id = await insertShipment(tx, deed, { ...asked, crateId: from.crateId }, fromId, now)
      const details = { count: asked.barcodes.length }
      await noteEvent(tx, deed, {
        shipmentId: fromId,
        key: `${deed.key}:handed-on`,
        kind: 'handed-on',
        details,
        at: now,
      })
      return done(id)
    })
  } catch (error) {
    if (!isViolationOf(error, 'one_shipment_per_key')) throw error
    const other = await findByKey(db, deed.key)
    return other?.previousId === fromId ? done(other.id) : refused('key-reused')
  }
}
