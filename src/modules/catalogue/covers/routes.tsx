import { buffer } from 'node:stream/consumers'
import { Hono } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { readUpload } from '#kernel/upload.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { actorOf } from '../workplace/acting.ts'
import { showRecord, staffRecord } from '../workplace/show-record.tsx'
import { largestCover } from './cover-pictures.ts'
import { isCover, removeCover, saveCover } from './save-cover.ts'

const numbered = ':id{[0-9]+}'

/** Pictures of covers: for everyone to see, for staff to give and take away. */
export const coverRoutes = new Hono<Env>()
  .get(paths.cover(':digest{[0-9a-f]{64}}'), requires(everyone), async (c) => {
    const digest = c.req.param('digest') ?? ''
    const content = (await isCover(c.var.db, digest)) ? await c.var.files.read(digest) : undefined
    if (!content) throw notFound()
    c.header('Content-Type', 'image/webp')
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    // Small enough to hold, and so its length is known to the browser.
    return c.body(new Uint8Array(await buffer(content)))
  })
  .post(paths.coverUpload(numbered), requires('catalogue.covers'), async (c) => {
    const record = await staffRecord(c)
    const upload = await readUpload(c, { field: 'picture', limit: largestCover, take: buffer })
    if (upload.tooLarge) return showRecord(c, record, { coverRefusal: 'too-large' })
    if (!upload.taken) return showRecord(c, record, { coverRefusal: 'required' })
    const picture = { recordId: record.id, content: upload.taken }
    const outcome = await saveCover(c.var, picture, actorOf(c))
    return outcome.ok
      ? c.redirect(paths.record(record.id), 303)
      : showRecord(c, record, { coverRefusal: outcome.refusal })
  })
  .post(paths.coverRemoval(numbered), requires('catalogue.covers'), async (c) => {
    const record = await staffRecord(c)
    await removeCover(c.var.db, record.id, actorOf(c))
    return c.redirect(paths.record(record.id), 303)
  })
