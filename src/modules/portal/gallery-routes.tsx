import { Hono } from 'hono'
import { Gallery } from '#design/gallery.tsx'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'

/** Every component in every state, for whoever works on the design; not served to readers. */
export const galleryRoutes = new Hono<Env>()
  .get('/_design', requires(everyone), (c) => c.html(<Gallery context={c.var.page} frame="public" />))
  .get('/_design/staf', requires(everyone), (c) => c.html(<Gallery context={c.var.page} frame="staff" />))
