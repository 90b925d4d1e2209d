import { dayOf, isDay, startOfDay } from '#kernel/days.ts'
import { readTable, separatorOf, type TableRow } from '#kernel/table-file/read-table.ts'

/** People who entered within an hour. */
export interface HourCount {
  hour: Date
  entered: number
}

export interface RowProblem {
  /** Line of the file, counted from 1. */
  row: number
  problem: 'no-time' | 'no-number' | 'row-broken'
}

export interface CountsRead {
  counts: HourCount[]
  rows: number
  problems: RowProblem[]
}

export type CountsRefusal = 'columns-unknown' | 'file-empty' | 'too-many-rows'

export const mostRows = 200_000
const mostProblems = 100
const timeNames = /^(waktu|tanggal|jam|time|date|datetime|timestamp|date ?time|tanggal ?waktu|period.*)$/i
const dayNames = /^(tanggal|date|day|hari)$/i
const clockNames = /^(jam|pukul|hour|time|waktu)$/i
const inNames = /^(masuk|in|enter(s|ed)?|entries|count|jumlah|total ?in|visitors?|pengunjung)$/i

interface Columns {
  time: number
  clock: number | undefined
  entered: number
}

/**
 * Reads what a counting device wrote: a column with the time (or one with the day and one with the hour) and one with
 * those who entered, in rows of any length of time. Gives the sum of each hour.
 */
export async function readCounts(
  file: Uint8Array,
  { halved }: { halved: boolean },
): Promise<CountsRead | CountsRefusal> {
  const sums = new Map<number, number>()
  const problems: RowProblem[] = []
  let columns: Columns | undefined
  let rows = 0
  for await (const row of readTable(once(file), separatorOf(file.subarray(0, 4000)))) {
    rows += 1
    if (!columns) {
      columns = columnsOf(row.cells)
      if (!columns) return 'columns-unknown'
      continue
    }
    if (rows > mostRows) return 'too-many-rows'
    const read = readRow(row, columns)
    if (typeof read === 'string') {
      if (problems.length < mostProblems) problems.push({ row: rows, problem: read })
    } else sums.set(read.hour, (sums.get(read.hour) ?? 0) + read.entered)
  }
  if (sums.size === 0 && problems.length === 0) return 'file-empty'
  const counts = [...sums].map(([hour, entered]) => ({
    hour: new Date(hour),
    entered: halved ? Math.round(entered / 2) : entered,
  }))
  return { counts, rows: Math.max(0, rows - 1), problems }
}

async function* once(file: Uint8Array) {
  yield file
}

function columnsOf(headings: readonly string[]): Columns | undefined {
  const names = headings.map((name) => name.trim())
  const entered = names.findIndex((name) => inNames.test(name))
  const day = names.findIndex((name) => dayNames.test(name))
  const clock = names.findIndex((name, place) => place !== day && clockNames.test(name))
  if (entered < 0) return undefined
  if (day >= 0 && clock >= 0) return { time: day, clock, entered }
  const time = names.findIndex((name) => timeNames.test(name))
  return time < 0 ? undefined : { time, clock: undefined, entered }
}

function readRow(row: TableRow, columns: Columns): { hour: number; entered: number } | RowProblem['problem'] {
  if (row.problem) return 'row-broken'
  const text = [row.cells[columns.time], columns.clock === undefined ? '' : row.cells[columns.clock]]
  const at = readTime(text.join(' ').trim())
  if (!at) return 'no-time'
  const number = (row.cells[columns.entered] ?? '').trim()
  if (!/^\d{1,5}$/.test(number)) return 'no-number'
  return { hour: Math.floor(at.getTime() / 3_600_000) * 3_600_000, entered: Number(number) }
}

/** 2026-11-27 08:15, 27/11/2026 08.15, 2026-11-27T08:15:00+07:00; without a zone it is the library's. */
export function readTime(text: string): Date | undefined {
  const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)
  if (zoned) return readable(new Date(text))
  const [, day = '', clock = ''] =
    /^(\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?:[ T]+(\d{1,2}(?:[:.]\d\d(?:[:.]\d\d)?)?))?$/.exec(
      text,
    ) ?? []
  const iso = isoDay(day)
  if (!iso || !isDay(iso)) return undefined
  const [hour = 0, minute = 0] = clock.split(/[:.]/).map(Number)
  if (hour > 23 || minute > 59) return undefined
  return readable(new Date(startOfDay(iso).getTime() + hour * 3_600_000 + minute * 60_000))
}

function isoDay(text: string): string | undefined {
  if (/^\d{4}-/.test(text)) return text
  const [day, month, year] = text.split(/[/.-]/)
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
}

const readable = (date: Date) =>
  Number.isNaN(date.getTime()) || dayOf(date) < '2000-01-01' ? undefined : date
