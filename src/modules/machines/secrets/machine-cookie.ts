import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Env } from '#kernel/web.tsx'
import { findByToken } from '../register/find-machine.ts'
import type { Machine } from '../register/machine.ts'

/** One browser may be a machine of each kind. */
const cookieOf = (kind: string) => `mesin-${kind}`

// As long as browsers keep a cookie; each visit of its first page renews it.
const seconds = 400 * 86_400

export const setMachineCookie = (c: Context<Env>, kind: string, token: string): void =>
  setCookie(c, cookieOf(kind), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: seconds,
    secure: c.var.config.origin.startsWith('https:'),
  })

/** Which machine of a kind the browser of this request is; undefined for one that is none. */
export async function machineOf(c: Context<Env>, kind: string): Promise<Machine | undefined> {
  const token = getCookie(c, cookieOf(kind))
  return token ? findByToken(c.var.db, kind, token) : undefined
}

/** Keeps a machine paired that is in use; for its first page. */
export function renewMachineCookie(c: Context<Env>, kind: string): void {
  const token = getCookie(c, cookieOf(kind))
  if (token) setMachineCookie(c, kind, token)
}

/** This browser is no machine of that kind any more. */
export const forgetMachine = (c: Context<Env>, kind: string): void => {
  deleteCookie(c, cookieOf(kind), { path: '/' })
}
