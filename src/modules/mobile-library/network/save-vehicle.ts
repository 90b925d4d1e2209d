import { sql } from 'kysely'
import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { optionalText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { letFloat } from '#modules/circulation/index.ts'
import { countHoldsAt } from './count-holds-at.ts'
import { refreshAllDays } from '../visits/refresh-days.ts'

export const VehicleForm = v.object({
  plate: optionalText(20),
  capacity: v.pipe(
    optionalText(20),
    v.regex(/^\d{0,6}$/, 'not-a-number'),
    v.transform((text) => (text === '' ? null : Number(text))),
    v.nullable(v.pipe(v.number(), v.minValue(1, 'not-a-number'), v.maxValue(100_000, 'not-a-number'))),
  ),
  note: optionalText(500),
  retired: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text !== ''),
  ),
})
export type VehicleFields = v.InferOutput<typeof VehicleForm>

export interface Vehicle {
  branchId: number
  name: string
  plate: string
  capacity: number | null
  note: string
  retired: boolean
  /** Copies that belong to it now. */
  stock: number
}

export async function listVehicles(db: Db): Promise<Vehicle[]> {
  const { rows } = await sql<Vehicle>`
    select vehicles.branch_id, branches.name, vehicles.plate, vehicles.capacity, vehicles.note,
      vehicles.retired_at is not null as retired, (
        select count(*) from catalogue.items items
        where items.branch_id = vehicles.branch_id and items.deleted_at is null
          and items.disposition <> 'withdrawn') as stock
    from mobile_library.vehicles vehicles
    join branches.branches branches on branches.id = vehicles.branch_id
    order by branches.position, branches.id
  `.execute(db)
  return rows
}

/** Branches of the mobile kind that are no vehicle yet. */
export const listCandidates = (db: Db) =>
  db
    .selectFrom('branches.branches as branch')
    .select(['branch.id', 'branch.name'])
    .where('branch.kind', '=', 'keliling')
    .where('branch.closedAt', 'is', null)
    .where((all) =>
      all.not(
        all.exists(
          all
            .selectFrom('mobileLibrary.vehicles as vehicle')
            .select('vehicle.branchId')
            .whereRef('vehicle.branchId', '=', 'branch.id'),
        ),
      ),
    )
    .orderBy('branch.position')
    .execute()

/** Makes a branch a vehicle, whose stock floats, or changes what is known of it. */
export async function saveVehicle(
  db: Db,
  branchId: number,
  { retired, ...fields }: VehicleFields,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<undefined, 'branch-unknown' | 'holds-waiting'>> {
  const branch = await db
    .selectFrom('branches.branches')
    .select('id')
    .where('id', '=', branchId)
    .where('kind', '=', 'keliling')
    .executeTakeFirst()
  if (!branch) return refused('branch-unknown')
  if (retired && (await countHoldsAt(db, { vehicleId: branchId })) > 0) return refused('holds-waiting')
  const values = { ...fields, retiredAt: retired ? now : null }
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('mobileLibrary.vehicles')
      .values({ branchId, ...values })
      .onConflict((conflict) => conflict.column('branchId').doUpdateSet(values))
      .execute()
    await audit(tx, actor, { action: 'vehicle.saved', subjectKind: 'vehicle', subjectId: branchId })
  })
  await letFloat(db, branchId, actor, now)
  await refreshAllDays(db, now)
  return done(undefined)
}
