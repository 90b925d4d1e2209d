import { publish } from '#kernel/events.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { addDays, dayOf, type Day } from '#kernel/days.ts'
import { dropPickupDays, setPickupDays } from '#modules/branches/index.ts'
import { refitPickup } from '#modules/circulation/index.ts'
import { readStops } from '../network/read-stops.ts'
import { isComing } from './plan-visits.ts'
import { readVisits } from './read-visits.ts'

/** How far ahead visits are written down for circulation. */
export const daysAhead = 120

/**
 * Writes down when a stop is visited, for whoever waits for something there. Holds ready for a day on which nobody
 * comes any more wait for the next visit, and their members are told.
 */
export async function refreshDays(tx: Tx, stopId: number, now: Date): Promise<void> {
  const today = dayOf(now)
  const visits = await readVisits(tx, { from: today, to: addDays(today, daysAhead) }, { stopId })
  const coming = visits.filter(isComing).map(({ day, starts, ends }) => ({ day, starts, ends }))
  const gone = await setPickupDays(tx, stopId, today, coming)
  await refitPickup(tx, stopId, today)
  for (const day of gone.filter((day) => isNear(day, today)))
    await publish(tx, 'visit-dropped', { stopId, day })
}

/** Nobody waits today for a visit in two months. */
const isNear = (day: Day, today: Day): boolean => day <= addDays(today, 14)

/** All stops: the calendar may have changed, and a further day has come into sight. */
export async function refreshAllDays(db: Db, now: Date): Promise<void> {
  for (const { id } of await readStops(db)) await db.transaction().execute((tx) => refreshDays(tx, id, now))
  await db.transaction().execute((tx) => dropPickupDays(tx, addDays(dayOf(now), -60)))
}
