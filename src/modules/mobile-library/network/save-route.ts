import { sql } from 'kysely'
import * as v from 'valibot'
import { audit } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { optionalText, requiredText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { movePickupPoints } from '#modules/branches/index.ts'
import { countHoldsAt } from './count-holds-at.ts'
import { refreshDays } from '../visits/refresh-days.ts'
import type { Acting } from '../visits/visit-deeds.ts'
import { readStops } from './read-stops.ts'

const Id = v.pipe(v.string('required'), v.regex(/^\d{1,15}$/, 'required'), v.transform(Number))

export const RouteForm = v.object({
  name: requiredText(100),
  vehicleId: Id,
  about: optionalText(500),
  closed: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text !== ''),
  ),
})
export type RouteFields = v.InferOutput<typeof RouteForm>

export type RouteRefusal =
  | 'route-unknown'
  | 'vehicle-unknown'
  | 'name-taken'
  | 'copies-aboard'
  | 'holds-waiting'

export const listRoutes = (db: Db) =>
  db
    .selectFrom('mobileLibrary.routes as route')
    .innerJoin('branches.branches as branch', 'branch.id', 'route.vehicleId')
    .select(['route.id', 'route.name', 'route.about', 'route.vehicleId', 'branch.name as vehicle'])
    .select((all) => all('route.closedAt', 'is not', null).$castTo<boolean>().as('closed'))
    .orderBy((all) => all('route.closedAt', 'is not', null))
    .orderBy(sql`lower(route.name)`)
    .execute()
export type Route = Awaited<ReturnType<typeof listRoutes>>[number]

/** Adds a route or changes the one with this number; its stops go along to another vehicle. */
export async function saveRoute(
  db: Db,
  id: number | undefined,
  { closed, ...fields }: RouteFields,
  { actor, now }: Acting,
): Promise<Outcome<{ id: number }, RouteRefusal>> {
  const values = { ...fields, closedAt: closed ? now : null }
  try {
    return await db.transaction().execute(async (tx) => {
      const refusal = id === undefined ? undefined : await refusalOf(tx, id, { ...fields, closed })
      if (refusal) return refused(refusal)
      const saved = await write(tx, id, values)
      await takeStopsAlong(tx, saved, fields.vehicleId, now)
      await audit(tx, actor, { action: 'route.saved', subjectKind: 'route', subjectId: saved })
      return done({ id: saved })
    })
  } catch (error) {
    if (isViolationOf(error, 'one_route_per_name')) return refused('name-taken')
    if (isViolationOf(error, 'routes_vehicle_id_fkey')) return refused('vehicle-unknown')
    throw error
  }
}

const lockRoute = (tx: Tx, id: number) =>
  tx
    .selectFrom('mobileLibrary.routes')
    .select('vehicleId')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

async function write(
  tx: Tx,
  id: number | undefined,
  values: Omit<RouteFields, 'closed'> & { closedAt: Date | null },
): Promise<number> {
  if (id === undefined) {
    const made = await tx
      .insertInto('mobileLibrary.routes')
      .values(values)
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  }
  await tx.updateTable('mobileLibrary.routes').set(values).where('id', '=', id).execute()
  return id
}

/** Copies that stand in one vehicle cannot be picked up at another. */
async function refusalOf(
  tx: Tx,
  id: number,
  { vehicleId, closed }: Pick<RouteFields, 'vehicleId' | 'closed'>,
): Promise<RouteRefusal | undefined> {
  const before = await lockRoute(tx, id)
  if (!before) return 'route-unknown'
  if (closed && (await countHoldsAt(tx, { routeId: id })) > 0) return 'holds-waiting'
  const moves = before.vehicleId !== vehicleId
  return moves && (await countHoldsAt(tx, { routeId: id, caught: true })) > 0 ? 'copies-aboard' : undefined
}

async function takeStopsAlong(tx: Tx, routeId: number, vehicleId: number, now: Date): Promise<void> {
  const stops = await readStops(tx, { routeId })
  const ids = stops.map(({ id }) => id)
  await movePickupPoints(tx, ids, vehicleId)
  for (const id of ids) await refreshDays(tx, id, now)
}
