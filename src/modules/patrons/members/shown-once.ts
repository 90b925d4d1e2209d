import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'
import type { Env } from '#kernel/web.tsx'
import type { Vault } from '../identity/vault.ts'

const cookie = 'pin-baru'

const ShownOnce = v.object({ id: v.number(), pin: v.string() })

/** Hands a new PIN on to the next page and no further: sealed, for two minutes, gone once read. */
export function showOnce(c: Context<Env>, vault: Vault, once: { id: number; pin: string }): void {
  setCookie(c, cookie, vault.seal(JSON.stringify(once)).sealed.toString('base64url'), {
    path: '/staf/anggota',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: 120,
    secure: c.var.config.origin.startsWith('https:'),
  })
}

export function takeShownOnce(c: Context<Env>, vault: Vault, id: number): string | undefined {
  const sealed = getCookie(c, cookie)
  if (!sealed) return undefined
  deleteCookie(c, cookie, { path: '/staf/anggota' })
  try {
    const text = vault.open(Buffer.from(sealed, 'base64url'))
    const once = v.safeParse(ShownOnce, JSON.parse(text))
    return once.success && once.output.id === id ? once.output.pin : undefined
  } catch {
    return undefined
  }
}
