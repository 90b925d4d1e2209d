import { Hono, type Context } from 'hono'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { actorOf } from '../workplace/acting.ts'
import { findImport, type ImportJob } from './import-state.ts'
import { MappingPage } from './pages/mapping-page.tsx'
import { importPaths } from './paths.ts'
import { MappingForm, overlayOf, tableOverlay, typedOverlay } from './settings-form.ts'
import { startReading } from './start-work.ts'
import { columnKinds, recogniseColumns, type ColumnKind } from './table/column-kinds.ts'
import { readTableHead, type TableHead } from './table/table-head.ts'

const columnsPath = importPaths.columns(':id{[0-9]{1,15}}')

/** Naming the columns of a table before it is read. */
export const mappingRoutes = new Hono<Env>()
  .get(columnsPath, requires('catalogue.import'), async (c) => {
    const { job, head } = await waitingTable(c)
    if (!head) return c.redirect(importPaths.import(job.id), 303)
    const { rule, branchId } = job.settings
    const typed = { ...typedOverlay(tableOverlay), rule, branchId: String(branchId ?? '') }
    return c.html(await mappingPage(c, { job, head, columns: recogniseColumns(head.headings), typed }))
  })
  .post(columnsPath, requires('catalogue.import'), async (c) => {
    const { job, head } = await waitingTable(c)
    if (!head) return c.redirect(importPaths.import(job.id), 303)
    const body = await c.req.parseBody()
    const columns = head.headings.map((_, place) => kindOf(body[`kolom-${place}`]))
    const form = parseForm(MappingForm, body)
    if (!form.ok || !columns.includes('title')) {
      const errors = form.ok ? { columns: 'no-title-column' } : form.errors
      return c.html(await mappingPage(c, { job, head, columns, typed: form.typed, errors }), 422)
    }
    const { rule, branchId } = form.values
    const settings = { ...job.settings, rule, branchId, columns, overlay: overlayOf(form.values) }
    await startReading(c.var.db, job.id, settings, actorOf(c))
    return c.redirect(importPaths.import(job.id), 303)
  })

const kindOf = (value: unknown): ColumnKind => columnKinds.find((kind) => kind === value) ?? 'ignored'

/** The import, and its first rows if it still waits for its columns. */
async function waitingTable(c: Context<Env>): Promise<{ job: ImportJob; head: TableHead | undefined }> {
  const job = await findImport(c.var.db, Number(c.req.param('id')))
  if (!job) throw notFound()
  if (job.state !== 'uploaded') return { job, head: undefined }
  const head = await readTableHead(c.var.files, job.fileDigest, job.settings.separator)
  // The file is gone from the store, or never held a row.
  if (!head) throw notFound()
  return { job, head }
}

interface Shown {
  job: ImportJob
  head: TableHead
  columns: readonly ColumnKind[]
  typed: Typed
  errors?: FieldErrors
}

const mappingPage = async (c: Context<Env>, shown: Shown) => (
  <MappingPage context={c.var.page} branches={await listBranches(c.var.db)} {...shown} />
)
