import type { Context } from 'hono'
import { streamed } from '#kernel/streamed.ts'
import type { Env } from '#kernel/web.tsx'
import { exportFiles, exportRecords, type ExportFormat } from './export-records.ts'

/** Sends titles as a file to be saved, while it is being written. `name` is that of the file without its ending. */
export function exportResponse(
  c: Context<Env>,
  ids: AsyncIterable<number> | Iterable<number> | 'all',
  format: ExportFormat,
  name: string,
): Response {
  const { ending, type } = exportFiles[format]
  const file = `${name.replaceAll(/[^\w-]+/g, '-')}.${ending}`
  c.header('Content-Type', type)
  c.header('Content-Disposition', `attachment; filename="${file}"`)
  const { db, page } = c.var
  return c.body(streamed(exportRecords(db, ids, format, { language: page.language })))
}
