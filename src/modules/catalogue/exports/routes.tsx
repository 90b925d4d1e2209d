import { Hono } from 'hono'
import * as v from 'valibot'
import { audit } from '#kernel/audit.ts'
import { parseForm } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { actorOf } from '../workplace/acting.ts'
import { ExportPage } from './export-page.tsx'
import { exportFormats } from './export-records.ts'
import { exportResponse } from './export-response.ts'
import { exportTexts } from './page-messages.ts'
import { exportPaths } from './paths.ts'

const ExportForm = v.object({
  format: v.picklist(exportFormats, 'required'),
  which: v.picklist(['all', 'some'], 'required'),
  ids: v.optional(v.pipe(v.string(), v.maxLength(500_000, 'too-long')), ''),
})

/** Titles as a file, for staff. */
export const exportRoutes = new Hono<Env>()
  .get(exportPaths.export, requires('catalogue.export'), (c) => c.html(<ExportPage context={c.var.page} />))
  .post(exportPaths.file, requires('catalogue.export'), async (c) => {
    const form = parseForm(ExportForm, await c.req.parseBody())
    if (!form.ok) {
      return c.html(<ExportPage context={c.var.page} typed={form.typed} errors={form.errors} />, 422)
    }
    const { format, which } = form.values
    const ids = which === 'all' ? 'all' : (form.values.ids.match(/\d{1,15}/g) ?? []).map(Number)
    if (ids.length === 0) {
      return c.html(<ExportPage context={c.var.page} typed={form.typed} errors={{ ids: 'no-ids' }} />, 422)
    }
    await audit(c.var.db, actorOf(c), {
      action: 'records.exported',
      subjectKind: 'export',
      subjectId: format,
      details: { titles: which === 'all' ? 'all' : ids.length },
    })
    return exportResponse(c, ids, format, exportTexts(c.var.page.language).fileName)
  })
