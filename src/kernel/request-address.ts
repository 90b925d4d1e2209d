import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Env } from './web.tsx'

const ownNetwork = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i

/**
 * Where a request comes from, to slow down guessing and haste; empty for one without a socket, such as a test's. Behind
 * a proxy of our own network it is the last address that the proxy was told; what a client from outside says of itself
 * counts for nothing.
 */
export function requestAddress(c: Context<Env>): string {
  const peer = c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : ''
  const told = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()
  return told && (peer === '' || ownNetwork.test(peer)) ? told.slice(0, 64) : peer
}
