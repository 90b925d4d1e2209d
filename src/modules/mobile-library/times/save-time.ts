import * as v from 'valibot'
import { audit } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { dayOf, isDay } from '#kernel/days.ts'
import { optionalText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { findStop } from '../network/read-stops.ts'
import { findOverlap, lockVehicle, type Overlap } from '../visits/find-overlap.ts'
import { refreshDays } from '../visits/refresh-days.ts'
import type { Acting } from '../visits/visit-deeds.ts'
import { patterns } from './pattern.ts'

const Clock = v.pipe(v.string('required'), v.trim(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time'))
const AnyDay = v.pipe(v.string('required'), v.trim(), v.check(isDay, 'not-a-day'))

export const HoursForm = v.pipe(
  v.object({ starts: Clock, ends: Clock }),
  v.forward(
    v.check(({ starts, ends }) => ends > starts, 'hours-wrong'),
    ['ends'],
  ),
)

export const TimeForm = v.pipe(
  v.object({
    pattern: v.picklist(patterns, 'required'),
    weekday: v.pipe(v.string('required'), v.regex(/^[1-7]$/, 'required'), v.transform(Number)),
    nth: v.pipe(optionalText(2), v.regex(/^(1|2|3|4|-1)?$/, 'wrong'), v.transform(Number)),
    starts: Clock,
    ends: Clock,
    firstDay: AnyDay,
    lastDay: v.pipe(
      optionalText(10),
      v.check((text) => text === '' || isDay(text), 'not-a-day'),
      v.transform((text) => text || null),
    ),
  }),
  v.forward(
    v.check(({ starts, ends }) => ends > starts, 'hours-wrong'),
    ['ends'],
  ),
  v.forward(
    v.check(({ pattern, nth }) => pattern !== 'monthly' || nth !== 0, 'nth-missing'),
    ['nth'],
  ),
  v.forward(
    v.check(({ firstDay, lastDay }) => lastDay === null || lastDay >= firstDay, 'day-before-first'),
    ['lastDay'],
  ),
)
export type TimeFields = v.InferOutput<typeof TimeForm>

export type TimeOutcome =
  | Outcome<{ id: number }, 'stop-unknown'>
  | { ok: false; refusal: 'times-overlap'; overlap: Overlap }

/** Adds a time to a stop, unless the vehicle would have to stand in two places at once. */
export async function addTime(
  db: Db,
  stopId: number,
  { nth, ...fields }: TimeFields,
  { actor, now }: Acting,
): Promise<TimeOutcome> {
  try {
    return await db.transaction().execute(async (tx): Promise<TimeOutcome> => {
      const stop = await findStop(tx, stopId)
      if (!stop || stop.ended) return refused('stop-unknown')
      await lockVehicle(tx, stop.vehicleId)
      const { id } = await tx
        .insertInto('mobileLibrary.times')
        .values({ stopId, ...fields, nth: fields.pattern === 'monthly' ? nth : null })
        .returning('id')
        .executeTakeFirstOrThrow()
      const overlap = await findOverlap(tx, stopId, stop.vehicleId, dayOf(now))
      if (overlap) throw new InTwoPlaces(overlap)
      await refreshDays(tx, stopId, now)
      await audit(tx, actor, { action: 'time.added', subjectKind: 'stop', subjectId: stopId })
      return done({ id })
    })
  } catch (error) {
    if (error instanceof InTwoPlaces) return { ok: false, refusal: 'times-overlap', overlap: error.overlap }
    throw error
  }
}

/** Ends a time: from today on there is no visit by it; those that were stay noted. */
export const removeTime = (
  db: Db,
  { stopId, timeId }: { stopId: number; timeId: number },
  { actor, now }: Acting,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx.deleteFrom('mobileLibrary.times').where('id', '=', timeId).where('stopId', '=', stopId).execute()
    await refreshDays(tx, stopId, now)
    await audit(tx, actor, { action: 'time.removed', subjectKind: 'stop', subjectId: stopId })
  })

class InTwoPlaces extends Error {
  readonly overlap: Overlap
  constructor(overlap: Overlap) {
    super('the vehicle would be in two places')
    this.overlap = overlap
  }
}
