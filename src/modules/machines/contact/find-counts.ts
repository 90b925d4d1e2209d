import { sql } from 'kysely'
import { addDays, dayOf, startOfDay, type Day } from '#kernel/days.ts'
import type { Db } from '#kernel/database.ts'
import type { Counts } from './count-hour.ts'

export const noCounts: Counts = { requests: 0, refusals: 0, errors: 0 }

/** What each machine did today. */
export async function countsOfToday(db: Db, now: Date): Promise<Map<number, Counts>> {
  const { rows } = await sql<Counts & { machineId: number }>`
    select machine_id as "machineId", sum(requests)::int as requests, sum(refusals)::int as refusals,
      sum(errors)::int as errors
    from machines.hours where hour >= ${startOfDay(dayOf(now))} group by machine_id
  `.execute(db)
  return new Map(rows.map(({ machineId, ...counts }) => [machineId, counts]))
}

export interface DayCounts extends Counts {
  day: Day
}

/** What a machine did on each of the last days, the latest first; days without anything too. */
export async function countsOfDays(db: Db, id: number, days: number, now: Date): Promise<DayCounts[]> {
  const today = dayOf(now)
  const { rows } = await sql<DayCounts>`
    select (hour at time zone 'Asia/Jakarta')::date as day, sum(requests)::int as requests,
      sum(refusals)::int as refusals, sum(errors)::int as errors
    from machines.hours where machine_id = ${id} and hour >= ${startOfDay(addDays(today, 1 - days))} group by 1
  `.execute(db)
  const known = new Map(rows.map((row) => [row.day, row]))
  return Array.from({ length: days }, (_, back) => {
    const day = addDays(today, -back)
    return known.get(day) ?? { day, ...noCounts }
  })
}
