import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { Context } from 'hono'
import type { Typed } from '#kernel/form.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Env } from '#kernel/web.tsx'
import { storeSource, type SourceRefusal, type StoredSource } from './store-source.ts'

export interface Upload {
  /** The other fields of the form. */
  typed: Typed
  fileName: string
  /** Undefined when no file was chosen. */
  stored: Outcome<StoredSource, SourceRefusal> | undefined
}

/** Takes a form with a file off the line and straight into the store; undefined when it broke off on the way. */
export async function receiveUpload(c: Context<Env>): Promise<Upload | undefined> {
  const type = c.req.header('Content-Type') ?? ''
  const body = c.req.raw.body
  if (!type.startsWith('multipart/form-data') || !body) return undefined
  const upload: Upload = { typed: {}, fileName: '', stored: undefined }
  let storing: Promise<void> = Promise.resolve()
  const parser = new Busboy({
    headers: { 'content-type': type },
    limits: { files: 1, fields: 40, fieldSize: 10_000, parts: 50 },
  })
  parser.on('field', (name, value) => {
    upload.typed[name] = value
  })
  parser.on('file', (_name, file, fileName) => {
    upload.fileName = fileName
    // Browsers send an empty part with an empty name when nothing was chosen.
    storing = fileName ? store(upload, c, file) : drained(file)
    storing.catch(() => {})
  })
  try {
    await pipeline(Readable.from(body), parser)
  } catch {
    await storing.catch(() => {})
    return undefined
  }
  await storing
  return upload
}

async function store(upload: Upload, c: Context<Env>, file: Readable): Promise<void> {
  upload.stored = await storeSource(c.var.files, file.iterator({ destroyOnReturn: false }))
  await drained(file)
}

// What is not read would hold up the rest of the form.
const drained = (file: Readable): Promise<void> =>
  new Promise((resolve, reject) => {
    if (file.readableEnded || file.destroyed) resolve()
    file.once('end', resolve).once('error', reject).once('close', resolve)
    file.resume()
  })
