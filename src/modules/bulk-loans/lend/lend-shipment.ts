import { audit } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { Deed } from '#modules/circulation/index.ts'
import { auditActorOf } from './acting.ts'
import { workThrough, type Worked } from './work-through.ts'

export interface ShipmentAsked {
  institutionId: number
  crateId: number | null
  purpose: string
  responsibleName: string
  responsiblePhone: string
  dueOn: Day | null
  barcodes: readonly string[]
}

export type ShipmentRefusal =
  | 'crate-away'
  | 'crate-unknown'
  | 'institution-unknown'
  | 'key-reused'
  | 'nothing-scanned'
export type Lent = Worked & { shipmentId: number }

/**
 * Lends all scanned copies to an institution, each by the ordinary deed under a key of its own. The shipment is
 * written down first: asked again under the same key, or after a break, it goes on where it stood.
 */
export async function lendShipment(
  db: Db,
  deed: Deed,
  asked: ShipmentAsked,
  now: Date,
): Promise<Outcome<Lent, ShipmentRefusal>> {
  if (asked.barcodes.length === 0) return refused('nothing-scanned')
  const opened = await openShipment(db, deed, asked, now)
  if (!opened.ok) return opened
  const worked = await workThrough(db, deed, opened.value, now)
  return done({ ...worked, shipmentId: opened.value })
}

/** Writes a shipment down, or finds the one that was written under this key. */
async function openShipment(
  db: Db,
  deed: Deed,
  asked: ShipmentAsked,
  now: Date,
): Promise<Outcome<number, ShipmentRefusal>> {
  const before = await findByKey(db, deed.key)
  if (before) return isSame(before, asked) ? done(before.id) : refused('key-reused')
  try {
    return await db.transaction().execute(async (tx) => {
      if (!(await isInstitution(tx, asked.institutionId))) return refused('institution-unknown')
      if (!(await isCrateInUse(tx, asked.crateId))) return refused('crate-unknown')
      return done(await insertShipment(tx, deed, asked, null, now))
    })
  } catch (error) {
    if (isViolationOf(error, 'one_shipment_per_crate_away')) return refused('crate-away')
    if (!isViolationOf(error, 'one_shipment_per_key')) throw error
    const other = await findByKey(db, deed.key)
    return other && isSame(other, asked) ? done(other.id) : refused('key-reused')
  }
}

/** Also without a crate. Held until the shipment is written, so that nobody takes it out of service meanwhile. */
async function isCrateInUse(tx: Tx, crateId: number | null): Promise<boolean> {
  if (crateId === null) return true
  const crate = await tx
    .selectFrom('bulkLoans.crates')
    .select('retiredAt')
    .where('id', '=', crateId)
    .forUpdate()
    .executeTakeFirst()
  return crate !== undefined && crate.retiredAt === null
}

export async function insertShipment(
  tx: Tx,
  deed: Deed,
  { barcodes, ...asked }: ShipmentAsked,
  previousId: number | null,
  now: Date,
): Promise<number> {
  const { id } = await tx
    .insertInto('bulkLoans.shipments')
    .values({
      ...asked,
      key: deed.key,
      previousId,
      branchId: deed.branchId,
      scans: [...barcodes],
      overrides: toJson(deed.overrides ?? []),
      madeAt: now,
      madeBy: deed.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, auditActorOf(deed), {
    action: 'shipment.made',
    subjectKind: 'shipment',
    subjectId: id,
    details: { scans: barcodes.length },
  })
  return id
}

export const findByKey = (db: Db, key: string) =>
  db
    .selectFrom('bulkLoans.shipments')
    .select(['id', 'institutionId', 'crateId', 'scans', 'previousId'])
    .where('key', '=', key)
    .executeTakeFirst()

const isSame = (
  before: { institutionId: number; crateId: number | null; scans: string[] },
  { institutionId, crateId, barcodes }: ShipmentAsked,
): boolean =>
  before.institutionId === institutionId &&
  before.crateId === crateId &&
  before.scans.join('\n') === barcodes.join('\n')

export async function isInstitution(tx: Tx | Db, patronId: number): Promise<boolean> {
  const found = await tx
    .selectFrom('patrons.patrons as patron')
    .innerJoin('patrons.categories as category', 'category.code', 'patron.category')
    .select('patron.id')
    .where('patron.id', '=', patronId)
    .where('category.institution', '=', true)
    .where('patron.standing', '=', 'active')
    .executeTakeFirst()
  return found !== undefined
}
