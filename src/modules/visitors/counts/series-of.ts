import { addDays, daysBetween, weekdayOf, type Day } from '#kernel/days.ts'

export interface Point {
  key: string
  people: number
}

/** Days up to which a course is shown day by day; longer ones by month. */
const mostDays = 62

export const isByMonth = (from: Day, to: Day): boolean => daysBetween(from, to) >= mostDays

/** The course of a period: every day or month of it, also those on which nobody came. */
export function courseOf(byDay: ReadonlyMap<string | null, number>, from: Day, to: Day): Point[] {
  const sums = new Map<string, number>()
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const key = isByMonth(from, to) ? day.slice(0, 7) : day
    sums.set(key, (sums.get(key) ?? 0) + (byDay.get(day) ?? 0))
  }
  return [...sums].map(([key, people]) => ({ key, people }))
}

/** Every hour from the first to the last at which somebody came. */
export function hoursOf(byHour: ReadonlyMap<string | null, number>): Point[] {
  const hours = [...byHour.keys()].filter((hour) => hour !== null).map(Number)
  if (hours.length === 0) return []
  const [first, last] = [Math.min(...hours), Math.max(...hours)]
  return Array.from({ length: last - first + 1 }, (_, place) => {
    const hour = String(first + place)
    return { key: hour, people: byHour.get(hour) ?? 0 }
  })
}

/** The average of each weekday, 1 for Senin, over the days of it on which somebody came. */
export function weekdaysOf(byDay: ReadonlyMap<string | null, number>): Point[] {
  const sums = new Map<number, { people: number; days: number }>()
  for (const [day, people] of byDay) {
    if (day === null || people === 0) continue
    const weekday = weekdayOf(day)
    const sum = sums.get(weekday) ?? { people: 0, days: 0 }
    sums.set(weekday, { people: sum.people + people, days: sum.days + 1 })
  }
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const { people, days } = sums.get(weekday) ?? { people: 0, days: 1 }
    return { key: String(weekday), people: Math.round(people / days) }
  })
}
