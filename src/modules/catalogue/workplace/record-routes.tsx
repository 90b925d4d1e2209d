import { Hono } from 'hono'
import type { Db } from '#kernel/database.ts'
import type { PageViewer } from '#kernel/page-context.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { scan } from './find-for-staff.ts'
import { ScanPage } from './scan-page.tsx'
import { showRecord, staffRecord } from './show-record.tsx'

/** Whether a scan means something of another module, and where that is: a member's card opens the desk. */
export type ScanReader = (db: Db, text: string, viewer: PageViewer | undefined) => Promise<string | undefined>

/** Finding and seeing records. */
export const recordRoutes = (readScan: ScanReader) =>
  new Hono<Env>()
    .get(paths.scan, requires('catalogue.view'), async (c) => {
      const text = (c.req.query('q') ?? '').slice(0, 300)
      const elsewhere = await readScan(c.var.db, text, c.var.page.viewer)
      if (elsewhere) return c.redirect(elsewhere, 303)
      const found = await scan(c.var.db, text)
      if (found.kind === 'record') return c.redirect(paths.record(found.id), 303)
      return c.html(<ScanPage context={c.var.page} text={text} titles={found.titles} />)
    })
    .get(paths.record(':id{[0-9]+}'), requires('catalogue.view'), async (c) =>
      showRecord(c, await staffRecord(c)),
    )
