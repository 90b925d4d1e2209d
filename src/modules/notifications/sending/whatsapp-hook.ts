import { createHmac, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { sql } from 'kysely'
import * as v from 'valibot'
import type { Config } from '#kernel/config.ts'
import type { Db } from '#kernel/database.ts'
import { everyone } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'

const Status = v.object({
  id: v.pipe(v.string(), v.maxLength(200)),
  status: v.string(),
  errors: v.optional(v.array(v.object({ code: v.optional(v.number()), title: v.optional(v.string()) }))),
})
const Told = v.object({
  entry: v.array(
    v.object({
      changes: v.array(v.object({ value: v.object({ statuses: v.optional(v.array(Status)) }) })),
    }),
  ),
})

/** What the provider tells of messages that it took: delivered, read, or failed after all. */
export const whatsappHookRoutes = ({ whatsapp }: Pick<Config, 'whatsapp'>) =>
  new Hono<Env>()
    .get(paths.whatsappHook, requires(everyone), (c) => {
      const asked = c.req.query('hub.verify_token')
      if (!whatsapp?.verifyToken || asked !== whatsapp.verifyToken) throw notFound()
      return c.text(c.req.query('hub.challenge')?.slice(0, 200) ?? '')
    })
    .post(paths.whatsappHook, requires(everyone), async (c) => {
      const body = await c.req.text()
      if (!whatsapp?.secret || !isSigned(whatsapp.secret, body, c.req.header('X-Hub-Signature-256')))
        throw notFound()
      const told = v.safeParse(Told, parsed(body))
      const statuses = told.success
        ? told.output.entry.flatMap(({ changes }) => changes.flatMap(({ value }) => value.statuses ?? []))
        : []
      for (const status of statuses) await noteStatus(c.var.db, status, c.var.now)
      return c.text('ok')
    })

function isSigned(secret: string, body: string, header = ''): boolean {
  const wanted = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`)
  const given = Buffer.from(header)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** News of a message may come in any order and twice; what has failed stays so. */
async function noteStatus(db: Db, { id, status, errors = [] }: v.InferOutput<typeof Status>, now: Date) {
  if (status === 'failed') {
    const problem = errors.map(({ code, title }) => `${code ?? ''} ${title ?? ''}`.trim()).join(', ')
    await db
      .updateTable('notifications.messages')
      .set({ standing: 'failed', problem: problem.slice(0, 300), settledAt: now })
      .where('providerId', '=', id)
      .where('standing', 'in', ['sent', 'unknown'])
      .execute()
  } else if (status === 'read') {
    await db
      .updateTable('notifications.messages')
      .set({ readAt: sql<Date>`coalesce(read_at, ${now})` })
      .where('providerId', '=', id)
      .execute()
  }
}
