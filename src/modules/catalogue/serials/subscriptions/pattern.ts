import { addDays, weekdayOf, type Day } from '#kernel/days.ts'

export const frequencies = [
  'daily',
  'weekly',
  'fortnightly',
  'monthly',
  'bimonthly',
  'quarterly',
  'half-yearly',
  'yearly',
  'irregular',
] as const
export type Frequency = (typeof frequencies)[number]

export const restarts = ['never', 'yearly', 'count'] as const

/** When a serial comes out and how its issues are numbered. */
export interface Pattern {
  frequency: Frequency
  /** Day of the first issue that is expected; later ones keep its day of the month. */
  firstOn: Day
  skippedWeekdays: readonly number[]
  skippedMonths: readonly number[]
  /** As printed, with {jilid}, {nomor} and {tahun}: Th. {jilid} No. {nomor}. */
  enumeration: string
  /** Of the first issue. */
  volume: number | null
  number: number | null
  /** When numbers begin at 1 again and the volume goes up. */
  restart: (typeof restarts)[number]
  numbersPerVolume: number | null
}

/** Where an issue stands in the row of issues. */
export interface Place {
  publishedOn: Day
  volume: number | null
  number: number | null
}

export interface Foreseen extends Place {
  enumeration: string
  chronology: string
}

/** More than ten years of a daily paper are a slip in a date. */
const mostForeseen = 4000

/** Issues from the first, or after one that is known, up to a day. */
export function foresee(pattern: Pattern, after: Place | undefined, until: Day): Foreseen[] {
  if (pattern.frequency === 'irregular') return []
  const issues: Foreseen[] = []
  let last = after
  while (issues.length < mostForeseen) {
    const publishedOn = last ? nextDay(pattern, last.publishedOn) : firstDay(pattern)
    if (publishedOn === undefined || publishedOn > until) break
    last = { publishedOn, ...(last ? nextNumbers(pattern, last, publishedOn) : firstNumbers(pattern)) }
    issues.push({ ...last, ...printed(pattern, last) })
  }
  return issues
}

const months: Partial<Record<Frequency, number>> = {
  monthly: 1,
  bimonthly: 2,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
}
const days: Partial<Record<Frequency, number>> = { daily: 1, weekly: 7, fortnightly: 14 }

/** Steps after which a pattern that skips everything is given up. */
const mostSteps = 400

const firstDay = (pattern: Pattern): Day | undefined =>
  skipped(pattern, pattern.firstOn) ? nextDay(pattern, pattern.firstOn) : pattern.firstOn

function nextDay(pattern: Pattern, last: Day): Day | undefined {
  let day = last
  for (let step = 0; step < mostSteps; step += 1) {
    day = stepped(pattern, day)
    if (!skipped(pattern, day)) return day
  }
  return undefined
}

function stepped({ frequency, firstOn }: Pattern, day: Day): Day {
  const byDays = days[frequency]
  return byDays ? addDays(day, byDays) : addMonths(day, months[frequency] ?? 12, Number(firstOn.slice(8)))
}

/** The same day some months later; the 31st of a short month is its last day. */
function addMonths(day: Day, count: number, wantedDay: number): Day {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const later = year * 12 + (month - 1) + count
  const last = new Date(Date.UTC(Math.floor(later / 12), (later % 12) + 1, 0)).getUTCDate()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${Math.floor(later / 12)}-${two((later % 12) + 1)}-${two(Math.min(wantedDay, last))}`
}

const skipped = ({ frequency, skippedWeekdays, skippedMonths }: Pattern, day: Day): boolean =>
  skippedMonths.includes(Number(day.slice(5, 7))) ||
  (frequency === 'daily' && skippedWeekdays.includes(weekdayOf(day)))

const firstNumbers = ({ volume, number }: Pattern) => ({ volume, number })

function nextNumbers(pattern: Pattern, last: Place, publishedOn: Day): Pick<Place, 'volume' | 'number'> {
  const { volume } = last
  const number = last.number === null ? null : last.number + 1
  const full =
    pattern.restart === 'count' && number !== null && number > (pattern.numbersPerVolume ?? Infinity)
  const newYear = pattern.restart === 'yearly' && publishedOn.slice(0, 4) !== last.publishedOn.slice(0, 4)
  if (!full && !newYear) return { volume, number }
  return { volume: volume === null ? null : volume + 1, number: number === null ? null : 1 }
}

const monthNames =
  'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ')

/** What stands on an issue: its number, and its date in the language of the publication. */
export function printed(
  { enumeration, frequency }: Pick<Pattern, 'enumeration' | 'frequency'>,
  { publishedOn, volume, number }: Place,
): Pick<Foreseen, 'enumeration' | 'chronology'> {
  const [year = '', month = '', day = ''] = publishedOn.split('-')
  const name = monthNames[Number(month) - 1] ?? ''
  const byDay = days[frequency] !== undefined
  return {
    enumeration: enumeration
      .replaceAll('{jilid}', String(volume ?? ''))
      .replaceAll('{nomor}', String(number ?? ''))
      .replaceAll('{tahun}', year)
      .replaceAll(/\s+/g, ' ')
      .trim(),
    chronology: byDay ? `${Number(day)} ${name} ${year}` : frequency === 'yearly' ? year : `${name} ${year}`,
  }
}
