import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { dayOf, startOfDay, type Day } from '#kernel/days.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { findStop, type Stop } from '../network/read-stops.ts'
import { closedOn, readVisits, type StopVisit } from './read-visits.ts'
import { isElsewhere } from './find-overlap.ts'
import { refreshDays } from './refresh-days.ts'

export type VisitRefusal =
  | 'stop-unknown'
  | 'no-visit'
  | 'visit-there'
  | 'day-past'
  | 'day-closed'
  | 'not-today'
  | 'not-planned'
  | 'not-under-way'
  | 'not-cancelled'
  | 'vehicle-busy'
  | 'vehicle-elsewhere'
  | 'hours-wrong'

export interface VisitAsked {
  stopId: number
  day: Day
}
export interface Acting {
  actor: Actor
  now: Date
}
type Answer = Promise<Outcome<undefined, VisitRefusal>>

/** The vehicle stands at the stop. */
export const startVisit = (db: Db, asked: VisitAsked, acting: Acting): Answer =>
  change(db, asked, acting, 'visit.started', (visit) => {
    if (visit.day !== dayOf(acting.now)) return refused('not-today')
    if (visit.state !== 'planned') return refused('not-planned')
    return done({ state: 'under-way', startedAt: acting.now } as const)
  })

/** It has left again; how many people came is counted by eye. */
export const finishVisit = (
  db: Db,
  { visitors, note, ...asked }: VisitAsked & { visitors: number | null; note: string },
  acting: Acting,
): Answer =>
  change(db, asked, acting, 'visit.finished', (visit) =>
    visit.state === 'under-way'
      ? done({ state: 'done', finishedAt: endOf(visit, acting.now), visitors, note } as const)
      : refused('not-under-way'),
  )

/** Now; of one that was forgotten on its day, the hour at which it should have ended, so that no night is counted. */
function endOf({ day, ends, startedAt }: StopVisit, now: Date): Date {
  if (day === dayOf(now) || !startedAt) return now
  const [hours = 0, minutes = 0] = ends.split(':').map(Number)
  const planned = startOfDay(day).getTime() + (hours * 60 + minutes) * 60_000
  return new Date(Math.max(planned, startedAt.getTime()))
}

/** It does not come that day; who waits there is told. */
export const cancelVisit = (
  db: Db,
  { reason, ...asked }: VisitAsked & { reason: string },
  acting: Acting,
): Answer =>
  change(db, asked, acting, 'visit.cancelled', ({ state, day }) => {
    if (state !== 'planned') return refused('not-planned')
    return day < dayOf(acting.now) ? refused('day-past') : done({ state: 'cancelled', reason } as const)
  })

/** It comes after all, unless the vehicle has been given something else to do. */
export const reinstateVisit = (db: Db, asked: VisitAsked, acting: Acting): Answer =>
  within(db, asked, acting, 'visit.reinstated', async (tx, stop, visit) => {
    if (!visit) return refused('no-visit')
    if (visit.state !== 'cancelled') return refused('not-cancelled')
    if (asked.day < dayOf(acting.now)) return refused('day-past')
    const { starts, ends, extra } = visit
    const { vehicleId } = stop
    if (await isElsewhere(tx, { ...asked, vehicleId, starts, ends })) return refused('vehicle-elsewhere')
    const written = { ...asked, starts, ends, extra, state: 'planned', reason: '' } as const
    await write(tx, stop, visit.id, written, acting)
    return done(undefined)
  })

/** Other hours than usual on one day, or a visit on a day that the times do not name. */
export const setVisit = (
  db: Db,
  { starts, ends, ...asked }: VisitAsked & { starts: string; ends: string },
  acting: Acting,
): Answer =>
  within(db, asked, acting, 'visit.set', async (tx, stop, visit) => {
    if (asked.day < dayOf(acting.now)) return refused('day-past')
    if (ends <= starts) return refused('hours-wrong')
    if (await closedOn(tx, stop.vehicleId, asked.day)) return refused('day-closed')
    if (visit && visit.state !== 'planned') return refused('not-planned')
    const { vehicleId } = stop
    if (await isElsewhere(tx, { ...asked, vehicleId, starts, ends })) return refused('vehicle-elsewhere')
    const written = { ...asked, starts, ends, extra: visit?.extra ?? true, state: 'planned' } as const
    await write(tx, stop, visit?.id ?? null, written, acting)
    return done(undefined)
  })

type Changes = Partial<{
  state: 'planned' | 'under-way' | 'done' | 'cancelled'
  reason: string
  startedAt: Date
  finishedAt: Date
  visitors: number | null
  note: string
}>

const change = (
  db: Db,
  asked: VisitAsked,
  acting: Acting,
  action: string,
  decide: (visit: StopVisit) => Outcome<Changes, VisitRefusal>,
): Answer =>
  within(db, asked, acting, action, async (tx, stop, visit) => {
    if (!visit) return refused('no-visit')
    const decided = decide(visit)
    if (!decided.ok) return decided
    const { starts, ends, extra } = visit
    await write(tx, stop, visit.id, { ...asked, starts, ends, extra, ...decided.value }, acting)
    return done(undefined)
  })

/** Locks the stop, reads the visit of the day, and writes down afterwards when it is visited now. */
async function within(
  db: Db,
  { stopId, day }: VisitAsked,
  { actor, now }: Acting,
  action: string,
  run: (tx: Tx, stop: Stop, visit: StopVisit | undefined) => Answer,
): Answer {
  try {
    return await db.transaction().execute(async (tx) => {
      await tx
        .selectFrom('mobileLibrary.stops')
        .select('pointId')
        .where('pointId', '=', stopId)
        .forUpdate()
        .execute()
      const stop = await findStop(tx, stopId)
      if (!stop || stop.ended) return refused('stop-unknown')
      const [visit] = await readVisits(tx, { from: day, to: day }, { stopId })
      const outcome = await run(tx, stop, visit)
      if (!outcome.ok) return outcome
      await refreshDays(tx, stopId, now)
      await audit(tx, actor, { action, subjectKind: 'stop', subjectId: stopId, details: { day } })
      return outcome
    })
  } catch (error) {
    if (isViolationOf(error, 'one_visit_under_way_per_vehicle')) return refused('vehicle-busy')
    throw error
  }
}

type Written = VisitAsked & { starts: string; ends: string; extra: boolean } & Changes

async function write(
  tx: Tx,
  { vehicleId }: Stop,
  id: number | null,
  visit: Written,
  { actor, now }: Acting,
): Promise<void> {
  const values = { ...visit, vehicleId, changedBy: actor.name, changedAt: now }
  await (
    id === null
      ? tx.insertInto('mobileLibrary.visits').values({ state: 'planned', ...values })
      : tx.updateTable('mobileLibrary.visits').set(values).where('id', '=', id)
  ).execute()
}
