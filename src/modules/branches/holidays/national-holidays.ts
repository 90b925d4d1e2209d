import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { isDay, type Day } from '#kernel/days.ts'

export interface Holiday {
  day: Day
  kind: 'national' | 'joint-leave'
  name: string
}

export interface HolidayList {
  year: number
  /** The decision that it is taken from; none where only days that are the same every year are known. */
  source: string | undefined
  days: Holiday[]
}

const File = v.object({
  year: v.number(),
  source: v.string(),
  days: v.array(v.tuple([v.string(), v.picklist(['national', 'joint-leave']), v.string()])),
})

const everyYear = [
  ['01-01', 'Tahun Baru Masehi'],
  ['05-01', 'Hari Buruh Internasional'],
  ['06-01', 'Hari Lahir Pancasila'],
  ['08-17', 'Proklamasi Kemerdekaan'],
  ['12-25', 'Kelahiran Yesus Kristus (Natal)'],
] as const

/** National holidays and joint leave of a year, as the three ministers decided; else the days that never move. */
export function nationalHolidays(year: number): HolidayList {
  const known = readLists().find((list) => list.year === year)
  if (known) return known
  const days = everyYear.map(([date, name]) => ({ day: `${year}-${date}`, kind: 'national' as const, name }))
  return { year, source: undefined, days }
}

const files = ['skb-2026.json']

const readLists = (): HolidayList[] =>
  files.map((name) => {
    const text = readFileSync(new URL(name, import.meta.url), 'utf8')
    const { year, source, days } = v.parse(File, JSON.parse(text))
    return { year, source, days: days.map(([day, kind, name]) => ({ day, kind, name })) }
  })

const words: Record<Holiday['kind'], string> = { national: 'libur nasional', 'joint-leave': 'cuti bersama' }

/** One line for each day: 2026-12-25; libur nasional; Natal. */
export const holidayLines = (days: readonly Holiday[]): string =>
  days.map(({ day, kind, name }) => `${day}; ${words[kind]}; ${name}`).join('\n')

export interface ReadLines {
  days: Holiday[]
  /** Numbers of the lines that cannot be read. */
  wrong: number[]
}

/** Reads lines as `holidayLines` writes them; tabs and commas part as well, and the kind may be left out. */
export function readHolidayLines(text: string): ReadLines {
  const read: ReadLines = { days: [], wrong: [] }
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    // A name may have commas of its own; they part only where nothing else does.
    const parts = line.split(/[;\t]/.test(line) ? /[;\t]/ : ',').map((part) => part.trim())
    const [day = '', ...rest] = parts
    const joint = rest.some((part) => /^cuti( bersama)?$/i.test(part))
    const name =
      rest.find((part) => part !== '' && !/^(libur( nasional)?|cuti( bersama)?)$/i.test(part)) ?? ''
    if (!isDay(day) || name === '' || name.length > 120) read.wrong.push(at + 1)
    else read.days.push({ day, kind: joint ? 'joint-leave' : 'national', name })
  }
  return read
}
