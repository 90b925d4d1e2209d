import type { Db } from '#kernel/database.ts'
import { addDays, weekdayOf, type Day } from '#kernel/days.ts'

/** Times of day as HH:MM, local to the library. */
export interface Span {
  opens: string
  closes: string
}

/** Seven entries, Senin to Minggu; no span: closed. */
export type Week = Span[][]

export interface BranchHours {
  branchId: number
  /** The week that holds today. */
  week: Week
  /** Weeks that hold from a later day on, the soonest first. */
  changes: { from: Day; week: Week }[]
  /** Closings announced for the coming weeks. */
  closings: { day: Day; reason: string }[]
}

/** How far ahead changes and closings are told. */
const daysAhead = 60

/** Weekly hours of all branches as of `today`, and what changes and closes in the 60 days from then. */
export async function listOpeningHours(db: Db, today: Day): Promise<Map<number, BranchHours>> {
  const spans = await db
    .selectFrom('branches.openingHours')
    .select(['branchId', 'validFrom', 'weekday', 'opens', 'closes'])
    .where('validFrom', '<', addDays(today, daysAhead))
    .orderBy('validFrom')
    .orderBy('opens')
    .execute()
  const closings = await listClosings(db, today)
  const byBranch = Map.groupBy(spans, ({ branchId }) => branchId)
  return new Map(
    [...byBranch].map(([branchId, rows]) => {
      const versions = [...Map.groupBy(rows, ({ validFrom }) => validFrom)].map(([from, spans]) => ({
        from,
        week: weekOf(spans),
      }))
      const own = closings.filter((closing) => closing.branchId === null || closing.branchId === branchId)
      return [
        branchId,
        {
          branchId,
          week: versions.findLast(({ from }) => from <= today)?.week ?? weekOf([]),
          changes: versions.filter(({ from }) => from > today),
          closings: own.map(({ day, reason }) => ({ day, reason })),
        },
      ]
    }),
  )
}

interface Row extends Span {
  weekday: number
}

function weekOf(rows: readonly Row[]): Week {
  const week: Week = [[], [], [], [], [], [], []]
  for (const { weekday, opens, closes } of rows) {
    week[weekday - 1]?.push({ opens: opens.slice(0, 5), closes: closes.slice(0, 5) })
  }
  return week
}

const listClosings = (db: Db, today: Day) =>
  db
    .selectFrom('branches.closedDays')
    .select(['branchId', 'day', 'reason'])
    .where('day', '>=', today)
    .where('day', '<', addDays(today, daysAhead))
    .orderBy('day')
    .execute()

/** The spans of one day: none when the branch is closed then. */
export function spansOn(hours: BranchHours, day: Day): Span[] {
  if (hours.closings.some((closing) => closing.day === day)) return []
  const week = hours.changes.findLast(({ from }) => from <= day)?.week ?? hours.week
  return week[weekdayOf(day) - 1] ?? []
}
