import * as v from 'valibot'
import { audit } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { optionalText, requiredText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { savePickupPoint } from '#modules/branches/index.ts'
import { refreshDays } from '../visits/refresh-days.ts'
import type { Acting } from '../visits/visit-deeds.ts'
import { countHoldsAt } from './count-holds-at.ts'
import { findStop } from './read-stops.ts'

const degrees = (most: number) =>
  v.pipe(
    optionalText(20),
    v.transform((text) => text.replace(',', '.')),
    v.regex(/^(-?\d{1,3}(\.\d{1,8})?)?$/, 'not-a-place'),
    v.transform((text) => (text === '' ? null : Math.round(Number(text) * 1e6) / 1e6)),
    v.nullable(v.pipe(v.number(), v.minValue(-most, 'not-a-place'), v.maxValue(most, 'not-a-place'))),
  )

export const StopForm = v.pipe(
  v.object({
    routeId: v.pipe(v.string('required'), v.regex(/^\d{1,15}$/, 'required'), v.transform(Number)),
    name: requiredText(120),
    address: requiredText(300),
    position: v.pipe(optionalText(20), v.regex(/^\d{0,4}$/, 'not-a-number'), v.transform(Number)),
    latitude: degrees(90),
    longitude: degrees(180),
    contactName: optionalText(120),
    contactPhone: optionalText(40),
    accessibility: optionalText(500),
    closed: v.pipe(
      v.optional(v.string(), ''),
      v.transform((text) => text !== ''),
    ),
  }),
  v.forward(
    v.check(({ latitude, longitude }) => (latitude === null) === (longitude === null), 'half-a-place'),
    ['longitude'],
  ),
)
export type StopFields = v.InferOutput<typeof StopForm>

export type StopRefusal = 'route-unknown' | 'stop-unknown' | 'copies-aboard' | 'holds-waiting'

/** Adds a stop or changes the one with this number. */
export const saveStop = (
  db: Db,
  id: number | undefined,
  { routeId, name, address, closed, ...fields }: StopFields,
  { actor, now }: Acting,
): Promise<Outcome<{ id: number }, StopRefusal>> =>
  db.transaction().execute(async (tx) => {
    const before = id === undefined ? undefined : await findStop(tx, id)
    if (id !== undefined && !before) return refused('stop-unknown')
    const route = await tx
      .selectFrom('mobileLibrary.routes')
      .select('vehicleId')
      .where('id', '=', routeId)
      .executeTakeFirst()
    if (!route) return refused('route-unknown')
    if (id !== undefined && closed && (await countHoldsAt(tx, { stopId: id })) > 0)
      return refused('holds-waiting')
    const moves = before && before.vehicleId !== route.vehicleId
    if (id !== undefined && moves && (await countHoldsAt(tx, { stopId: id, caught: true })) > 0)
      return refused('copies-aboard')
    const point = { branchId: route.vehicleId, name, address, closedAt: closed ? now : null }
    const pointId = await savePickupPoint(tx, id, point)
    await tx
      .insertInto('mobileLibrary.stops')
      .values({ pointId, routeId, ...fields })
      .onConflict((conflict) => conflict.column('pointId').doUpdateSet({ routeId, ...fields }))
      .execute()
    await refreshDays(tx, pointId, now)
    await audit(tx, actor, { action: 'stop.saved', subjectKind: 'stop', subjectId: pointId })
    return done({ id: pointId })
  })
