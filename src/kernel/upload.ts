import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Typed } from './form.ts'
import type { Env } from './web.tsx'

export interface UploadPlan<Taken> {
  /** Name of the one file field; files of other fields are passed over. */
  field: string
  /** Most bytes of the file. */
  limit: number
  /** Reads the file while it comes in; past the limit it sees a shortened one. */
  take(content: Readable, fileName: string): Promise<Taken>
}

export interface Upload<Taken> {
  fields: Typed
  /** Undefined when no file was chosen. */
  taken: Taken | undefined
  /** True when the file went past the limit; what was taken is then only its beginning. */
  tooLarge: boolean
}

const mostFields = 50
const longestField = 10_000
/** What may come besides the file, and of a file past its limit, before the line is cut. */
const slack = 20 * 1024 * 1024

/** Reads a posted form with a file as a stream, for routes whose path ends in `uploadEnding`. */
export async function readUpload<Taken>(c: Context<Env>, plan: UploadPlan<Taken>): Promise<Upload<Taken>> {
  const type = c.req.header('Content-Type') ?? ''
  if (!/^multipart\/form-data;/i.test(type)) throw new HTTPException(400)
  const fields: Typed = {}
  let file: BusboyFileStream | undefined
  let taking: Promise<Taken> | undefined
  const parser = new Busboy({ headers: { 'content-type': type }, limits: limitsOf(plan) })
  parser.on('field', (name, value) => void (fields[name] ??= value))
  parser.on('file', (name, content, fileName) => {
    if (file || name !== plan.field || !fileName) return void content.resume()
    file = content
    taking = plan.take(content, fileName)
    // Whoever gives up half-way must not hold up the rest of the form.
    taking.catch(() => content.resume())
  })
  const [read] = await Promise.allSettled([pipeline(bodyOf(c), bounded(plan.limit + slack), parser)])
  if (read.status === 'rejected') {
    await taking?.catch(() => undefined)
    throw read.reason instanceof HTTPException ? read.reason : new HTTPException(400)
  }
  return { fields, taken: await taking, tooLarge: file?.truncated ?? false }
}

const limitsOf = ({ limit }: UploadPlan<unknown>) => ({
  fileSize: limit,
  files: 1,
  fields: mostFields,
  fieldSize: longestField,
  parts: mostFields + 1,
})

/** Behind a real server the request itself; where a test asks without one, its body. */
function bodyOf(c: Context<Env>): AsyncIterable<Uint8Array> {
  if (c.env && 'incoming' in c.env) return c.env.incoming
  return c.req.raw.body ?? Readable.from([])
}

const bounded = (limit: number) =>
  async function* (content: AsyncIterable<Uint8Array>) {
    let size = 0
    for await (const part of content) {
      size += part.length
      if (size > limit) throw new HTTPException(413)
      yield part
    }
  }
