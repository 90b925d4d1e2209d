import { addDays, dayOf, isDay, type Day } from '#kernel/days.ts'

const blitarIsAhead = 7 * 3_600_000
const two = (number: number) => String(number).padStart(2, '0')

/** A moment as 18 characters in the time of the library: `20261127    161500`. */
export function writeMoment(moment: Date): string {
  const there = new Date(moment.getTime() + blitarIsAhead)
  const clock = `${two(there.getUTCHours())}${two(there.getUTCMinutes())}${two(there.getUTCSeconds())}`
  return `${dayOf(moment).replaceAll('-', '')}    ${clock}`
}

/** The end of a day as 18 characters: a loan lasts until the library's day is over. */
export const writeEndOfDay = (day: Day): string => `${day.replaceAll('-', '')}    235959`

/** Reads 18 characters, in local time or with a Z in UTC; undefined for what is no moment, such as all zeros. */
export function readMoment(text: string): Date | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)(.{4})(\d\d)(\d\d)(\d\d)$/.exec(text)
  if (!found) return undefined
  const [, year, month, date, zone = '', hours, minutes, seconds] = found
  const day = `${year}-${month}-${date}`
  if (!isDay(day) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  const utc = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`)
  return new Date(zone.trim().toUpperCase() === 'Z' ? utc : utc - blitarIsAhead)
}

/** The day of 18 or 8 characters; undefined where there is none. */
export function readDay(text: string): Day | undefined {
  const moment = readMoment(text)
  if (moment) return dayOf(moment)
  const found = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(text)
  const day = found ? `${found[1]}-${found[2]}-${found[3]}` : ''
  return isDay(day) && addDays(day, 0) === day ? day : undefined
}
