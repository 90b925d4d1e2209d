import type { Context } from 'hono'
import { streamed } from '#kernel/streamed.ts'

/** Sends a PDF while it is being written, to be shown; `name` is that of the file without its ending. */
export function sendPdf(c: Context, content: AsyncGenerator<Uint8Array>, name: string): Response {
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="${name.replaceAll(/[^\w-]+/g, '-')}.pdf"`)
  return c.body(streamed(content))
}
