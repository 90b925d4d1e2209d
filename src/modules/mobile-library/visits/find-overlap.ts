import type { Tx } from '#kernel/database.ts'
import { addDays, type Day } from '#kernel/days.ts'
import { isComing } from './plan-visits.ts'
import { readVisits } from './read-visits.ts'
import { daysAhead } from './refresh-days.ts'

export interface Overlap {
  day: Day
  stop: string
}

interface Hours {
  starts: string
  ends: string
}

/** Two people who plan for one vehicle do so one after the other. */
export const lockVehicle = (tx: Tx, vehicleId: number) =>
  tx
    .selectFrom('mobileLibrary.vehicles')
    .select('branchId')
    .where('branchId', '=', vehicleId)
    .forUpdate()
    .execute()

/** The first day in sight on which the vehicle would be at this stop and at another at the same time. */
export async function findOverlap(
  tx: Tx,
  stopId: number,
  vehicleId: number,
  today: Day,
): Promise<Overlap | undefined> {
  const visits = await readVisits(tx, { from: today, to: addDays(today, daysAhead) }, { vehicleId })
  const byDay = Map.groupBy(visits.filter(isComing), ({ day }) => day)
  for (const [day, ofDay] of byDay) {
    const own = ofDay.find(({ stop }) => stop.id === stopId)
    const other = own && ofDay.find((visit) => visit !== own && meet(own, visit))
    if (other) return { day, stop: other.stop.name }
  }
  return undefined
}

/** Whether the vehicle is at another stop at these hours of a day; it stays locked until the end. */
export async function isElsewhere(
  tx: Tx,
  { stopId, vehicleId, day, ...hours }: Hours & { stopId: number; vehicleId: number; day: Day },
): Promise<boolean> {
  await lockVehicle(tx, vehicleId)
  const visits = await readVisits(tx, { from: day, to: day }, { vehicleId })
  return visits.some((visit) => isComing(visit) && visit.stop.id !== stopId && meet(hours, visit))
}

const meet = (a: Hours, b: Hours): boolean => a.starts < b.ends && b.starts < a.ends
