/** A date as harvesters write it: the moment it begins, and the first moment after it. */
export interface GivenDate {
  begins: Date
  ends: Date
  granularity: 'day' | 'second'
}

const form = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}Z)?$/
// What the database can compare without fear, and no record is older or newer.
const first = Date.UTC(1970, 0, 1)
const last = Date.UTC(9999, 11, 31)

/** Reads 2026-11-24 or 2026-11-24T10:00:00Z; undefined for anything else, and for days that no calendar has. */
export function readDate(text: string): GivenDate | undefined {
  const [whole, day, time] = form.exec(text) ?? []
  if (whole === undefined || day === undefined) return undefined
  const begins = new Date(`${day}${time ?? 'T00:00:00Z'}`)
  // JavaScript takes 30 February for 2 March, and 24:00:00 for the next day.
  if (Number.isNaN(begins.getTime()) || writeDate(begins) !== `${day}${time ?? 'T00:00:00Z'}`)
    return undefined
  const length = time === undefined ? 86_400_000 : 1_000
  return {
    begins: bounded(begins.getTime()),
    ends: bounded(begins.getTime() + length),
    granularity: time === undefined ? 'day' : 'second',
  }
}

/** The moment in UTC, to the second. */
export const writeDate = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`

const bounded = (time: number) => new Date(Math.min(Math.max(time, first), last))
