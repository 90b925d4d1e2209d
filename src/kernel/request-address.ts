import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Env } from './web.tsx'

/** Where a request comes from, to slow down guessing; empty for one without a socket, such as a test's. */
export const requestAddress = (c: Context<Env>): string =>
  c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : ''
