import type { Db } from '#kernel/database.ts'

/** Times of day as HH:MM, local to the library. */
export interface Span {
  opens: string
  closes: string
}

export interface BranchHours {
  branchId: number
  /** Seven entries, Senin to Minggu; no span: closed. */
  week: Span[][]
  /** Closings announced for the coming weeks. */
  closings: { day: string; reason: string }[]
}

/** Weekly hours of all branches and the closed days of the 60 days from `today` (YYYY-MM-DD). */
export async function listOpeningHours(db: Db, today: string): Promise<Map<number, BranchHours>> {
  const spans = await db
    .selectFrom('branches.openingHours')
    .select(['branchId', 'weekday', 'opens', 'closes'])
    .orderBy('opens')
    .execute()
  const closings = await listClosings(db, today)
  const hours = new Map<number, BranchHours>()
  for (const { branchId, weekday, opens, closes } of spans) {
    const entry = hours.get(branchId) ?? emptyHours(branchId, closings)
    entry.week[weekday - 1]?.push({ opens: opens.slice(0, 5), closes: closes.slice(0, 5) })
    hours.set(branchId, entry)
  }
  return hours
}

interface Closing {
  branchId: number | null
  day: string
  reason: string
}

const listClosings = (db: Db, today: string): Promise<Closing[]> =>
  db
    .selectFrom('branches.closedDays')
    .select(['branchId', 'day', 'reason'])
    .where('day', '>=', today)
    .where('day', '<', addDays(today, 60))
    .orderBy('day')
    .execute()

const emptyHours = (branchId: number, closings: Closing[]): BranchHours => ({
  branchId,
  week: [[], [], [], [], [], [], []],
  closings: closings
    .filter((closing) => closing.branchId === null || closing.branchId === branchId)
    .map(({ day, reason }) => ({ day, reason })),
})

/** The spans of one day: none when the branch is closed then. */
export function spansOn(hours: BranchHours, day: string): Span[] {
  if (hours.closings.some((closing) => closing.day === day)) return []
  return hours.week[weekdayOf(day)] ?? []
}

const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
