import type { Context } from 'hono'
import { systemActor, type Actor } from '#kernel/audit.ts'
import type { Env } from '#kernel/web.tsx'

/** Who does what a request asks for. */
export const actorOf = (c: Context<Env>): Actor => {
  const { session, page } = c.var
  return session ? { kind: session.kind, id: session.id, name: page.viewer?.name ?? '' } : systemActor
}
