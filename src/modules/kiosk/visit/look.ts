import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Language } from '#kernel/i18n.ts'
import type { Env } from '#kernel/web.tsx'
import type { KioskSettings } from '../kind/settings.ts'
import { paths } from '../paths.ts'

/** How the kiosk looks and sounds for the person in front of it; the next one finds it as it was. */
export interface Look {
  language: Language
  contrast: boolean
  large: boolean
  voice: boolean
  reach: boolean
}

const cookie = 'kios-tampilan'
const switches = ['contrast', 'large', 'voice', 'reach'] as const
export type LookSwitch = (typeof switches)[number]

export const isSwitch = (name: unknown): name is LookSwitch => switches.some((known) => known === name)

/** As this visitor has chosen, else as the machine is set. */
export function lookOf(c: Context<Env>, settings: KioskSettings): Look {
  const chosen = new URLSearchParams(getCookie(c, cookie))
  const on = (name: LookSwitch, otherwise: boolean) =>
    chosen.has(name) ? chosen.get(name) === '1' : otherwise
  return {
    language: chosen.get('language') === 'en' ? 'en' : 'id',
    contrast: on('contrast', false),
    large: on('large', false),
    voice: on('voice', settings.speaks),
    reach: on('reach', settings.reach),
  }
}

export function keepLook(c: Context<Env>, look: Look): void {
  const { language, ...rest } = look
  const text = new URLSearchParams({ language })
  for (const name of switches) text.set(name, rest[name] ? '1' : '0')
  setCookie(c, cookie, text.toString(), { path: paths.start, httpOnly: true, sameSite: 'Lax' })
}

export const forgetLook = (c: Context<Env>): void => {
  deleteCookie(c, cookie, { path: paths.start })
}
