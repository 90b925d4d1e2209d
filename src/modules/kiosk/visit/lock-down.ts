import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'

const cookie = 'kios-kunci'

/** From now on this browser opens nothing of the site but the kiosk. */
export const lockIn = (c: Context<Env>): void =>
  setCookie(c, cookie, '1', {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 400 * 86_400,
    secure: c.var.config.origin.startsWith('https:'),
  })

export const letOut = (c: Context<Env>): void => {
  deleteCookie(c, cookie, { path: '/' })
}

export const isLockedIn = (c: Context<Env>): boolean => getCookie(c, cookie) === '1'

/** Stands before all other routes: whatever page a locked browser asks for, it gets the kiosk. */
export const lockedIn: MiddlewareHandler<Env> = async (c, next) => {
  const page = c.req.method === 'GET' && (c.req.header('Accept') ?? '').includes('text/html')
  const outside = c.req.path !== paths.start && !c.req.path.startsWith(`${paths.start}/`)
  return page && outside && isLockedIn(c) ? c.redirect(paths.start, 303) : next()
}
