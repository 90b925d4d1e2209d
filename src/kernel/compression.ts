import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

const gzipped = promisify(gzip)
const texts = /^(text\/|application\/(json|xml|atom\+xml|rss\+xml|ld\+json|javascript)|image\/svg)/

/** Compresses texts of a useful size, off the main thread; streams that mark themselves are left alone. */
export const compressed: MiddlewareHandler = async (c, next) => {
  await next()
  // Nothing but headers may be looked at before it is sure: touching the body, as `c.header` does once there is an
  // answer, costs the quick way out.
  c.res.headers.append('Vary', 'Accept-Encoding')
  if (c.req.method === 'HEAD' || !/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) return
  const { headers, status } = c.res
  if (!texts.test(headers.get('Content-Type') ?? '')) return
  if (headers.has('Content-Encoding') || headers.has('X-Accel-Buffering')) return
  const plain = new Uint8Array(await c.res.arrayBuffer())
  const worthIt = plain.length >= 1024
  const body = worthIt ? new Uint8Array(await gzipped(plain, { level: 4 })) : plain
  c.res = undefined
  c.res = new Response(body, { status, headers })
  c.res.headers.delete('Content-Length')
  if (worthIt) c.res.headers.set('Content-Encoding', 'gzip')
}
