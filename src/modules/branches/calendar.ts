import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { addDays, weekdayOf, type Day } from '#kernel/days.ts'
import { openDayCounter } from './open-days.ts'

/** Which days branches are open. Weekly hours hold from a day on; closed days are exceptions to them. */
export interface Calendar {
  /** By branch, the newest first: from which day on, and on which weekdays (1 = Senin) it is open. */
  weeks: ReadonlyMap<number, readonly { from: Day; weekdays: ReadonlySet<number> }[]>
  /** Days on which all branches are closed. */
  everywhere: ReadonlySet<Day>
  /** Closed days of single branches, as `branch day`. */
  somewhere: ReadonlySet<string>
}

/** Longest way ahead that an open day is looked for; a branch that never opens gives the day asked for. */
const furthest = 120

export function isOpen(calendar: Calendar, branchId: number, day: Day): boolean {
  if (calendar.everywhere.has(day) || calendar.somewhere.has(`${branchId} ${day}`)) return false
  const week = calendar.weeks.get(branchId)?.find(({ from }) => from <= day)
  // Nothing is known of a branch without hours: it must not make due dates run away.
  return week ? week.weekdays.has(weekdayOf(day)) : true
}

/** The day itself, or the first after it on which the branch is open. */
export function openDayFrom(calendar: Calendar, branchId: number, day: Day): Day {
  for (let ahead = 0; ahead <= furthest; ahead++) {
    const candidate = addDays(day, ahead)
    if (isOpen(calendar, branchId, candidate)) return candidate
  }
  return day
}

const counters = new WeakMap<Calendar, Map<number, (first: Day, last: Day) => number>>()

/** Open days after the first and up to the last, which is what a delay is counted in. */
export function openDaysAfter(calendar: Calendar, branchId: number, first: Day, last: Day): number {
  let branches = counters.get(calendar)
  if (!branches) counters.set(calendar, (branches = new Map()))
  let count = branches.get(branchId)
  if (!count) branches.set(branchId, (count = openDayCounter((day) => isOpen(calendar, branchId, day))))
  return first < last ? count(addDays(first, 1), last) : 0
}

/** The `count`th open day after a day: until when something waits that waits so many open days. */
export function openDayAfter(calendar: Calendar, branchId: number, day: Day, count: number): Day {
  let reached = day
  for (let passed = 0; passed < Math.max(1, count); passed++)
    reached = openDayFrom(calendar, branchId, addDays(reached, 1))
  return reached
}

/** Reads the calendar of all branches. */
export async function readCalendar(db: Db | Tx): Promise<Calendar> {
  const hours = await sql<{ branchId: number; validFrom: Day; weekdays: number[] }>`
    select branch_id, valid_from, array_agg(distinct weekday::int) as weekdays
    from branches.opening_hours
    group by branch_id, valid_from
    order by branch_id, valid_from desc
  `.execute(db)
  const closed = await db.selectFrom('branches.closedDays').select(['branchId', 'day']).execute()
  const weeks = Map.groupBy(hours.rows, ({ branchId }) => branchId)
  return {
    weeks: new Map(
      [...weeks].map(([branch, rows]) => [
        branch,
        rows.map(({ validFrom, weekdays }) => ({ from: validFrom, weekdays: new Set(weekdays) })),
      ]),
    ),
    everywhere: new Set(closed.filter(({ branchId }) => branchId === null).map(({ day }) => day)),
    somewhere: new Set(
      closed.flatMap(({ branchId, day }) => (branchId === null ? [] : [`${branchId} ${day}`])),
    ),
  }
}
