import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

const gzipped = promisify(gzip)
const texts = /^(text\/|application\/(json|xml|atom\+xml|rss\+xml|ld\+json|javascript)|image\/svg)/

/** Compresses texts of a useful size, off the main thread; streams are left alone. */
export const compressed: MiddlewareHandler = async (c, next) => {
  await next()
  const { res } = c
  if (!res.body || c.req.method === 'HEAD' || res.headers.has('Content-Encoding')) return
  if (!texts.test(res.headers.get('Content-Type') ?? '') || res.headers.has('X-Accel-Buffering')) return
  if (!/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) return
  const plain = new Uint8Array(await res.arrayBuffer())
  const packed = plain.length < 1024 ? plain : await gzipped(plain, { level: 4 })
  c.res = undefined
  c.res = new Response(packed, { status: res.status, headers: res.headers })
  if (packed !== plain) {
    c.res.headers.set('Content-Encoding', 'gzip')
    c.res.headers.delete('Content-Length')
  }
  c.res.headers.append('Vary', 'Accept-Encoding')
}
