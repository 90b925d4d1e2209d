import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Env } from '#kernel/web.tsx'
import type { Machine } from '#modules/machines/index.ts'
import type { KioskSettings } from '../kind/settings.ts'
import { paths } from '../paths.ts'
import { aliveSeconds, type Kiosk } from './kiosk.ts'
import { forgetLook } from './look.ts'
import { endVisit, findVisit, startVisit, type Visit } from './visit.ts'

const cookie = 'kios-kunjungan'

export const visitToken = (c: Context<Env>): string | undefined => getCookie(c, cookie)

/** The visit under way; one that was left alone too long is forgotten. */
export async function visitOf(
  c: Context<Env>,
  machine: Machine,
  settings: KioskSettings,
): Promise<Visit | undefined> {
  const token = visitToken(c)
  if (!token) return undefined
  const asked = { token, machineId: machine.id, aliveSeconds: aliveSeconds(settings) }
  const visit = await findVisit(c.var.db, asked, c.var.now)
  if (!visit) await forget(c)
  return visit
}

/** The visit under way, or a new one. */
export async function visitHere(c: Context<Env>, { machine, visit }: Kiosk): Promise<Visit> {
  if (visit) return visit
  const started = await startVisit(c.var.db, machine.id, c.var.now)
  // Without an age: closing the browser ends it.
  setCookie(c, cookie, started.token, {
    path: paths.start,
    httpOnly: true,
    sameSite: 'Strict',
    secure: c.var.config.origin.startsWith('https:'),
  })
  return started.visit
}

/** Ends the visit but leaves the kiosk as it looks until the farewell has been read. */
export async function leaveVisit(c: Context<Env>): Promise<void> {
  const token = visitToken(c)
  if (token) await endVisit(c.var.db, token)
  deleteCookie(c, cookie, { path: paths.start })
}

/** Nothing is left of the person who stood there: visit, cookies, and how the kiosk looked for them. */
export async function forget(c: Context<Env>): Promise<void> {
  await leaveVisit(c)
  forgetLook(c)
}
