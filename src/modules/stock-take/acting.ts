import type { Context } from 'hono'
import { notFound, type Env } from '#kernel/web.tsx'
import { findSession, type Session } from './sessions/session.ts'

export const numbered = ':id{[0-9]{1,15}}'
export const mayCount = 'stock-take.count'
export const mayManage = 'stock-take.manage'

/** The stock-take that an address names. */
export async function sessionOf(c: Context<Env>): Promise<Session> {
  const session = await findSession(c.var.db, Number(c.req.param('id')))
  if (!session) throw notFound()
  return session
}

export const can = (c: Context<Env>, permission: string): boolean =>
  c.var.page.viewer?.permissions.has(permission) ?? false
