import { stringify } from 'csv-stringify/sync'
import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as v from 'valibot'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { streamed } from '#kernel/streamed.ts'
import { actorOf } from '../workplace/acting.ts'
import { findBatch, listBatches, type Batch, type BatchSubject } from './batch-state.ts'
import { SelectionForm, type FindTitles } from './choose/selection.ts'
import { createBatch } from './create-batch.ts'
import { countOutcomes, leftAlone, listRows, rowKinds } from './find-rows.ts'
import { ItemChangeForm } from './items/item-change.ts'
import { batchTexts, worded } from './messages.ts'
import { BatchPage, rowsPerPage, type BatchPageProps } from './pages/batch-page.tsx'
import { ChoosePage } from './pages/choose-page.tsx'
import { BatchesPage } from './pages/list-page.tsx'
import { batchPaths } from './paths.ts'
import { RecordChangeForm } from './records/record-change.ts'
import { cancelBatch, startPreview, startRun, startUndo } from './start-work.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'catalogue.batch'

const subjectOf = (text: unknown): BatchSubject => (text === 'records' ? 'records' : 'items')

/** Changing many items or titles at once: choose, say, look, run, take back. */
export const batchRoutes = (findTitles: FindTitles) =>
  new Hono<Env>()
    .get(batchPaths.batches, requires(permission), async (c) => {
      const [batches, branches] = await Promise.all([listBatches(c.var.db, 100), listBranches(c.var.db)])
      const branchNames = new Map(branches.map(({ id, name }) => [id, name]))
      return c.html(<BatchesPage context={c.var.page} batches={batches} branchNames={branchNames} />)
    })
    .get(batchPaths.newBatch, requires(permission), async (c) => {
      const { jenis, cari } = c.req.query()
      const typed: Typed = cari === undefined ? {} : { how: 'search', text: cari.slice(0, 2000) }
      const branches = await listBranches(c.var.db)
      return c.html(<ChoosePage context={c.var.page} {...{ branches, typed }} subject={subjectOf(jenis)} />)
    })
    .post(batchPaths.newBatch, requires(permission), async (c) => {
      const body = await c.req.parseBody()
      const subject = subjectOf(body['subject'])
      const form = parseForm(SelectionForm, body)
      const props = {
        context: c.var.page,
        subject,
        branches: await listBranches(c.var.db),
        typed: form.typed,
      }
      if (!form.ok) return c.html(<ChoosePage {...props} errors={form.errors} />, 422)
      const wanted = { subject, selection: form.values }
      const outcome = await createBatch(c.var.db, wanted, findTitles, actorOf(c))
      return outcome.ok
        ? c.redirect(batchPaths.batch(outcome.value.id), 303)
        : c.html(<ChoosePage {...props} refusal={outcome.refusal} />, 422)
    })
    .get(batchPaths.batch(numbered), requires(permission), async (c) => {
      const { ulang, tindakan } = c.req.query()
      const typed: Typed = tindakan === undefined ? {} : { deed: tindakan }
      const batch = await batchOf(c)
      const again = batch.state === 'ready' && (ulang !== undefined || tindakan !== undefined)
      return c.html(await batchPage(c, batch, { typed, again }))
    })
    .post(batchPaths.change(numbered), requires(permission), async (c) => {
      const batch = await batchOf(c)
      const form = parseForm(
        batch.subject === 'items' ? ItemChangeForm : RecordChangeForm,
        await c.req.parseBody(),
      )
      const again = batch.state === 'ready'
      if (!form.ok) {
        return c.html(await batchPage(c, batch, { typed: form.typed, errors: form.errors, again }), 422)
      }
      requireRights(c, batch, 'visibility' in form.values && form.values.visibility !== undefined)
      const outcome = await startPreview(c.var.db, batch.id, form.values, actorOf(c))
      return outcome.ok
        ? c.redirect(batchPaths.batch(batch.id), 303)
        : c.html(await batchPage(c, batch, { refusal: 'not-now' }), 422)
    })
    .post(batchPaths.run(numbered), requires(permission), (c) => deed(c, startRun))
    .post(batchPaths.undo(numbered), requires(permission), (c) => deed(c, startUndo))
    .post(batchPaths.cancel(numbered), requires(permission), (c) => deed(c, cancelBatch))
    .get(batchPaths.report(numbered), requires(permission), async (c) => {
      const batch = await batchOf(c)
      const t = batchTexts(c.var.page.language)
      c.header('Content-Type', 'text/csv; charset=utf-8')
      c.header('Content-Disposition', `attachment; filename="${t.report.fileName}-${batch.id}.csv"`)
      return c.body(streamed(writeReport(c, batch)))
    })

async function* writeReport(c: Context<Env>, { id, subject }: Batch): AsyncGenerator<Uint8Array> {
  const t = batchTexts(c.var.page.language)
  yield Buffer.from(stringify([t.report.columns]))
  for await (const rows of leftAlone(c.var.db, id, subject)) {
    const lines = rows.map(({ given, barcode, subjectId, title, outcome, reason }) => [
      given ?? barcode ?? subjectId,
      title,
      reason === 'kept-changed' ? t.outcomes.kept : t.outcomes[outcome],
      reason ? worded(t, reason) : '',
    ])
    yield Buffer.from(stringify(lines, { escape_formulas: true }))
  }
}

async function batchOf(c: Context<Env>): Promise<Batch> {
  const batch = await findBatch(c.var.db, Number(c.req.param('id')))
  if (!batch) throw notFound()
  return batch
}

/** Doing a thing many times takes the right to do it once. */
function requireRights(c: Context<Env>, { subject }: Batch, quarantining: boolean): void {
  const needed = [
    subject === 'items' ? 'catalogue.items' : 'catalogue.edit',
    ...(quarantining ? ['catalogue.quarantine'] : []),
  ]
  const { viewer } = c.var.page
  if (!needed.every((name) => viewer?.permissions.has(name))) throw new HTTPException(403)
}

async function deed(c: Context<Env>, start: typeof startRun) {
  const batch = await batchOf(c)
  const quarantining = batch.subject === 'items' && batch.change?.visibility !== undefined
  requireRights(c, batch, quarantining)
  const outcome = await start(c.var.db, batch.id, actorOf(c))
  return outcome.ok
    ? c.redirect(batchPaths.batch(batch.id), 303)
    : c.html(await batchPage(c, batch, { refusal: 'not-now' }), 422)
}

const QueryForm = v.object({
  hasil: v.fallback(v.optional(v.picklist(rowKinds)), undefined),
  halaman: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), 1),
})

interface Said {
  typed?: Typed
  errors?: FieldErrors
  refusal?: BatchPageProps['refusal']
  again?: boolean
}

async function batchPage(c: Context<Env>, batch: Batch, { typed = {}, ...said }: Said) {
  const { hasil, halaman: page } = v.parse(QueryForm, c.req.query())
  // While the change is still to be said, only what nobody knows is worth listing.
  const kind = batch.state === 'chosen' || said.again ? 'unknown' : hasil
  const { db } = c.var
  const offset = (page - 1) * rowsPerPage
  const [counts, rows, branches] = await Promise.all([
    countOutcomes(db, batch.id),
    listRows(db, { id: batch.id, subject: batch.subject, kind, offset, limit: rowsPerPage }),
    listBranches(db),
  ])
  return (
    <BatchPage
      context={c.var.page}
      {...{ batch, counts, rows, branches, typed }}
      shown={{ kind: hasil, page }}
      {...said}
    />
  )
}
