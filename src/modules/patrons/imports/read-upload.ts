import { Readable } from 'node:stream'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { convertSheet, type SheetRefusal } from '#kernel/table-file/convert-sheet.ts'
import { readTable, separatorOf } from '#kernel/table-file/read-table.ts'

export interface MemberTable {
  headings: string[]
  rows: string[][]
}

export type TableRefusal = SheetRefusal | 'old-excel' | 'not-a-table' | 'too-many-rows' | 'no-rows'

/** Bytes; a table of members is small. */
export const largestTable = 20 * 1024 * 1024
export const mostRows = 20_000

/** Reads a CSV or Excel file as a whole; nothing of it is written anywhere. */
export async function readMemberTable(content: Buffer): Promise<Outcome<MemberTable, TableRefusal>> {
  const start = content.subarray(0, 4).toString('hex')
  if (start === 'd0cf11e0') return refused('old-excel')
  const sheet = start === '504b0304' ? await convertSheet(content) : undefined
  if (sheet && !sheet.ok) return sheet
  const csv = sheet ? Buffer.from(sheet.value) : content
  if (csv.subarray(0, 4096).includes(0)) return refused('not-a-table')
  const table = sheet ? await readRows(csv, ',') : await readRows(csv, separatorOf(csv.subarray(0, 4096)))
  if (!table) return refused('too-many-rows')
  const [headings, ...rows] = table
  if (!headings || headings.length < 2) return refused('not-a-table')
  return rows.length === 0 ? refused('no-rows') : done({ headings, rows })
}

/** Rows with something in them; undefined when there are too many. */
async function readRows(csv: Buffer, separator: string): Promise<string[][] | undefined> {
  const rows: string[][] = []
  for await (const { cells } of readTable(Readable.from([csv]), separator)) {
    if (cells.some((cell) => cell.trim() !== '')) rows.push(cells.map((cell) => cell.slice(0, 2000)))
    if (rows.length > mostRows + 1) return undefined
  }
  return rows
}
