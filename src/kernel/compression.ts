import { promisify } from 'node:util'
import zlib, { gzipSync } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const gzip = promisify(zlib.gzip)
const texts = /^(text\/|application\/(json|xml|atom\+xml|rss\+xml|ld\+json|javascript)|image\/svg)/

/** Bytes from which a text becomes smaller by it. */
const worthPacking = 1024
/** Bytes up to which a text is compressed at once: to hand 20 kB to a thread and take them back costs more than that. */
const soonDone = 64 * 1024
/** The next level makes a page less than 4 % smaller and takes a fifth longer. */
const level = 3

/** A page as it goes over the wire. */
export interface PackedPage {
  bytes: Uint8Array<ArrayBuffer>
  gzipped: boolean
}

/** A page as whoever asks can read it. */
export async function packPage(c: Context, text: string): Promise<PackedPage> {
  const gzipped = text.length >= worthPacking && readsGzip(c)
  return { bytes: gzipped ? await pack(text) : Buffer.from(text), gzipped }
}

const pack = async (text: string | Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  // Copied, for what zlib gives is a small part of a larger buffer.
  new Uint8Array(text.length > soonDone ? await gzip(text, { level }) : gzipSync(text, { level }))

/** Whether who asks would rather have less to load and unpack it. */
export const readsGzip = (c: Context): boolean =>
  c.req.method !== 'HEAD' &&
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(c.req.header('Accept-Encoding') ?? '')

export const sendPage = (
  c: Context,
  { bytes, gzipped }: PackedPage,
  status?: ContentfulStatusCode,
  headers?: Record<string, string>,
): Response =>
  c.body(bytes, status, {
    ...headers,
    'Content-Type': 'text/html; charset=UTF-8',
    ...(gzipped ? { 'Content-Encoding': 'gzip' } : {}),
  })

/**
 * Compresses pages while they are still a text, and other texts of a useful size; streams that mark themselves are left
 * alone.
 */
export const compressed: MiddlewareHandler = async (c, next) => {
  c.html = packedHtml(c)
  await next()
  // Nothing but headers may be looked at before it is sure: touching the body, as `c.header` does once there is an
  // answer, costs the quick way out.
  c.res.headers.append('Vary', 'Accept-Encoding')
  if (!readsGzip(c)) return
  const { headers, status } = c.res
  if (headers.has('Content-Encoding') || headers.has('X-Accel-Buffering')) return
  if (!texts.test(headers.get('Content-Type') ?? '')) return
  const plain = new Uint8Array(await c.res.arrayBuffer())
  const worthIt = plain.length >= worthPacking
  const body = worthIt ? await pack(plain) : plain
  c.res = undefined
  c.res = new Response(body, { status, headers })
  c.res.headers.delete('Content-Length')
  if (worthIt) c.res.headers.set('Content-Encoding', 'gzip')
}

/** In place of `c.html`, whose answer would have to be taken apart again to be compressed. */
function packedHtml(c: Context): Context['html'] {
  const html = async (
    page: object | string,
    status?: ContentfulStatusCode,
    headers?: Record<string, string>,
  ) =>
    // The text of a component that waits for something comes later.
    sendPage(c, await packPage(c, await (await page).toString()), status, headers)
  return html as Context['html']
}
