import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Context } from 'hono'
import type { Db } from './database.ts'
import { isLanguage } from './i18n.ts'
import type { PageContext, PageViewer } from './page-context.ts'
import { findSession, type PersonKind, type Session } from './session.ts'
import type { Env } from './web.tsx'

/** How to find the person of a session; undefined when they may no longer sign in. */
export type ViewerFinders = Record<PersonKind, (db: Db, id: number) => Promise<PageViewer | undefined>>

export const sessionCookie = 'sesi'

/** Finds who asks, in which language and theme; a request without cookies costs no query. */
export const identify =
  (viewers: ViewerFinders): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { page } = c.var
    Object.assign(page, chosenLanguage(c), { theme: chosenTheme(c) })
    const token = getCookie(c, sessionCookie)
    const session = token ? await findSession(c.var.db, token, c.var.now) : undefined
    const viewer = session && (await viewers[session.kind](c.var.db, session.id))
    if (session && viewer) {
      c.set('session', session)
      page.viewer = viewer
      c.header('Cache-Control', 'no-store')
    }
    await next()
  }

function chosenLanguage(c: Context<Env>): Pick<PageContext, 'language'> {
  const asked = c.req.query('antarmuka')
  if (isLanguage(asked)) setCookie(c, 'bahasa', asked, { path: '/', maxAge: 31_536_000, sameSite: 'Lax' })
  const language = asked ?? getCookie(c, 'bahasa')
  return { language: isLanguage(language) ? language : 'id' }
}

function chosenTheme(c: Context<Env>): PageContext['theme'] {
  const theme = getCookie(c, 'tema')
  return theme === 'light' || theme === 'dark' || theme === 'contrast' ? theme : 'auto'
}

/** Hands the browser its session; out of reach of scripts and of other sites' posts. */
export function setSessionCookie(c: Context<Env>, token: string, session: Pick<Session, 'kind'>): void {
  setCookie(c, sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.config.origin.startsWith('https:'),
    ...(session.kind === 'member' ? { maxAge: 60 * 86_400 } : {}),
  })
}
