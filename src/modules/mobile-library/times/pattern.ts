import { addDays, weekdayOf, type Day } from '#kernel/days.ts'

export const patterns = ['weekly', 'fortnightly', 'monthly'] as const
export type PatternKind = (typeof patterns)[number]

/** Which of the same weekdays of a month; -1 is the last. */
export const nths = [1, 2, 3, 4, -1] as const

/** When a stop is visited, again and again. */
export interface Pattern {
  pattern: PatternKind
  /** 1 for Senin to 7 for Minggu. */
  weekday: number
  /** Of a monthly pattern. */
  nth: number | null
  /** Nothing before this day; weeks of a fortnightly pattern are counted from it. */
  firstDay: Day
  lastDay: Day | null
}

/** The days of a pattern between two days, both included, in their order. */
export function daysOf(pattern: Pattern, from: Day, to: Day): Day[] {
  const first = from > pattern.firstDay ? from : pattern.firstDay
  const last = pattern.lastDay !== null && pattern.lastDay < to ? pattern.lastDay : to
  const days: Day[] = []
  for (let day = nextWeekday(first, pattern.weekday); day <= last; day = addDays(day, 7))
    if (fits(pattern, day)) days.push(day)
  return days
}

/** The day itself, or the first after it that is this weekday. */
const nextWeekday = (day: Day, weekday: number): Day => addDays(day, (weekday - weekdayOf(day) + 7) % 7)

function fits({ pattern, weekday, nth, firstDay }: Pattern, day: Day): boolean {
  if (pattern === 'weekly') return true
  if (pattern === 'monthly') return nth === -1 ? isLastOfMonth(day) : nthOfMonth(day) === nth
  return weeksBetween(nextWeekday(firstDay, weekday), day) % 2 === 0
}

const nthOfMonth = (day: Day): number => Math.ceil(Number(day.slice(8)) / 7)
const isLastOfMonth = (day: Day): boolean => addDays(day, 7).slice(0, 7) !== day.slice(0, 7)

const weeksBetween = (first: Day, second: Day): number =>
  Math.round((Date.parse(second) - Date.parse(first)) / (7 * 86_400_000))
