import { Worker } from 'node:worker_threads'
import type { Context } from 'hono'
import * as v from 'valibot'

export type SheetCell = string | number | null

export interface Sheet {
  /** Name of the page in the file, at most 31 signs. */
  name: string
  columns: readonly { label: string; width: number }[]
  rows: readonly (readonly SheetCell[])[]
}

/** Rows of one file: more would hold some hundred megabytes while it is written. */
export const mostSheetRows = 25_000

/** An Excel file. It is written in a thread of its own, so that no page waits for it. */
export function writeSheet(sheet: Sheet): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./sheet-writer.ts', import.meta.url), {
      workerData: sheet,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    thread.on('message', (message: unknown) => resolve(v.parse(v.instance(Uint8Array), message)))
    thread.on('error', reject)
    thread.on('exit', (code) => reject(new Error(`the sheet was not written (${code})`)))
  })
}

/** Sends an Excel file to be saved; `name` is that of the file without its ending. */
export async function sendSheet(c: Context, sheet: Sheet, name: string): Promise<Response> {
  const file = await writeSheet(sheet)
  c.header('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  c.header('Content-Disposition', `attachment; filename="${name.replaceAll(/[^\w-]+/g, '-')}.xlsx"`)
  return c.body(new Uint8Array(file))
}
