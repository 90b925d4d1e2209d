import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import writeExcelFile, { type SheetData } from 'write-excel-file/node'

/** Runs in a thread of its own: see `writeSheet`. */
const Sheet = v.object({
  name: v.string(),
  columns: v.array(v.object({ label: v.string(), width: v.number() })),
  rows: v.array(v.array(v.nullable(v.union([v.string(), v.number()])))),
})
const { name, columns, rows } = v.parse(Sheet, workerData)

const heading = columns.map(({ label }) => ({ value: label, fontWeight: 'bold' as const }))
const data: SheetData = [heading, ...rows]
const options = { sheet: name, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 }
parentPort?.postMessage(await writeExcelFile(data, options).toBuffer())
