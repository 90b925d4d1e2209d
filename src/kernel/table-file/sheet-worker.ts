import { parentPort, workerData } from 'node:worker_threads'
import { stringify } from 'csv-stringify/sync'
import { readSheet } from 'read-excel-file/node'
import * as v from 'valibot'
import type { SheetAnswer } from './convert-sheet.ts'
import { unpackedSize } from './unpacked-size.ts'

/** Runs in a thread of its own, with a memory of its own: see `convertSheet`. */
const file = Buffer.from(v.parse(v.instance(Uint8Array), workerData))

parentPort?.postMessage(await answerFor(file))

async function answerFor(file: Buffer): Promise<SheetAnswer> {
  const entries = unpackedSize(file)
  if (!entries?.names.some((name) => name.startsWith('xl/'))) return { refusal: 'file-is-archive' }
  // More than this would not fit the memory of the thread; it ends as one that overflowed it does.
  if (entries.bytes > 300_000_000) process.exit(1)
  try {
    const rows = await readSheet(file)
    return { csv: Buffer.from(stringify(rows.map((row) => row.map(cellText)))) }
  } catch {
    return { refusal: 'sheet-unreadable' }
  }
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}
