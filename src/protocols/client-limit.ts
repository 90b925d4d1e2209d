import type { Context, MiddlewareHandler } from 'hono'
import { requestAddress } from '#kernel/request-address.ts'
import type { Env } from '#kernel/web.tsx'

export interface Pace {
  /** Requests that a client may make in a minute, and at once. */
  perMinute: number
}

export type Verdict = { allowed: true; left: number } | { allowed: false; retryAfter: number }

/** Most clients whose pace is remembered; the one not seen for longest is forgotten first. */
const mostClients = 10_000

interface Bucket {
  left: number
  at: number
}

/**
 * A bucket for each client: a full one holds the requests of a minute, and it fills as time goes by. Kept in the memory
 * of this process: whoever begins it anew gains a minute at most.
 */
export function createLimit({ perMinute }: Pace) {
  const buckets = new Map<string, Bucket>()
  return (client: string, now: Date): Verdict => {
    if (perMinute <= 0) return { allowed: true, left: Infinity }
    const time = now.getTime()
    const known = buckets.get(client)
    const gained = known ? Math.max(0, ((time - known.at) / 60_000) * perMinute) : perMinute
    const left = Math.min(perMinute, (known?.left ?? 0) + gained)
    buckets.delete(client)
    const [oldest] = buckets.keys()
    if (buckets.size >= mostClients && oldest !== undefined) buckets.delete(oldest)
    const allowed = left >= 1
    buckets.set(client, { left: allowed ? left - 1 : left, at: time })
    return allowed
      ? { allowed, left: Math.floor(left - 1) }
      : { allowed, retryAfter: Math.max(1, Math.ceil(((1 - left) / perMinute) * 60)) }
  }
}

/** Lets a client pass at its pace; `refuse` answers one that is too fast. */
export function limited(
  { perMinute }: Pace,
  refuse: (c: Context<Env>, retryAfter: number) => Response,
): MiddlewareHandler<Env> {
  const limit = createLimit({ perMinute })
  return async (c, next) => {
    const verdict = limit(requestAddress(c), c.var.now)
    if (!verdict.allowed) {
      c.header('Retry-After', String(verdict.retryAfter))
      return refuse(c, verdict.retryAfter)
    }
    if (perMinute > 0) {
      c.header('RateLimit-Limit', String(perMinute))
      c.header('RateLimit-Remaining', String(verdict.left))
    }
    return await next()
  }
}
