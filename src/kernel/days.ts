/** A calendar day of the library, as PostgreSQL's `date` gives it: 2026-12-07. Days compare as texts. */
export type Day = string

/** The library's time zone; Blitar has no summer time. */
export const timeZone = 'Asia/Jakarta'
const hoursAhead = 7

/** The day that it is in the library at a moment. */
export const dayOf = (moment: Date): Day =>
  new Date(moment.getTime() + hoursAhead * 3_600_000).toISOString().slice(0, 10)

/** Whether a text is a day that there is: 2026-02-30 is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text

export const addDays = (day: Day, days: number): Day => dayOfNumber(numberOf(day) + days)

/** How many days the second comes after the first. */
export const daysBetween = (first: Day, second: Day): number => numberOf(second) - numberOf(first)

// Reckoning meets the same few thousand days again and again; a look-up is cheaper than reading and writing a date.
const remembered = 20_000
const numbers = new Map<Day, number>()
const names = new Map<number, Day>()

/** Days since the beginning of 1970. */
function numberOf(day: Day): number {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const number = Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
  if (numbers.size >= remembered) numbers.clear()
  numbers.set(day, number)
  return number
}

function dayOfNumber(number: number): Day {
  const known = names.get(number)
  if (known !== undefined) return known
  const day = new Date(number * 86_400_000).toISOString().slice(0, 10)
  if (names.size >= remembered) names.clear()
  names.set(number, day)
  return day
}

/** 1 for Senin to 7 for Minggu; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: Day): number => ((((numberOf(day) + 3) % 7) + 7) % 7) + 1

/** The moment at which a day begins in the library. */
export const startOfDay = (day: Day): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) - hoursAhead * 3_600_000)
