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

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** How many days the second comes after the first. */
export const daysBetween = (first: Day, second: Day): number =>
  Math.round((Date.parse(`${second}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000)

/** 1 for Senin to 7 for Minggu. */
export const weekdayOf = (day: Day): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** The moment at which a day begins in the library. */
export const startOfDay = (day: Day): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) - hoursAhead * 3_600_000)
