import { Hono } from 'hono'
import { requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { scan } from './find-for-staff.ts'
import { ScanPage } from './scan-page.tsx'
import { showRecord, staffRecord } from './show-record.tsx'

/** Finding and seeing records. */
export const recordRoutes = new Hono<Env>()
  .get(paths.scan, requires('catalogue.view'), async (c) => {
    const text = (c.req.query('q') ?? '').slice(0, 300)
    const found = await scan(c.var.db, text)
    if (found.kind === 'record') return c.redirect(paths.record(found.id), 303)
    return c.html(<ScanPage context={c.var.page} text={text} titles={found.titles} />)
  })
  .get(paths.record(':id{[0-9]+}'), requires('catalogue.view'), async (c) =>
    showRecord(c, await staffRecord(c)),
  )
