import type { MiddlewareHandler } from 'hono'
import type { Env } from '#kernel/web.tsx'
import { titleAfterMerges } from '#modules/catalogue/index.ts'
import { paths } from '../paths.ts'

/** The address of a title that was merged with another leads to that one: links and QR codes go on working. */
export const leadOn: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const id = Number(c.req.param('id') ?? '')
  if (c.res.status !== 404 || !Number.isSafeInteger(id)) return
  const now = await titleAfterMerges(c.var.db, id)
  if (now === undefined || now === id) return
  c.res = c.redirect(c.req.path.replace(paths.title(id), paths.title(now)), 301)
  // A merge can be taken back.
  c.res.headers.set('Cache-Control', 'public, max-age=3600')
}
