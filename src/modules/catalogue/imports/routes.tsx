import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { parseForm } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { streamed } from '../exports/export-response.ts'
import { actorOf } from '../workplace/acting.ts'
import { createImport } from './create-import.ts'
import { decideRow } from './decide-row.ts'
import { countOutcomes, countProblems, listRows, outcomes } from './find-rows.ts'
import { findImport, listImports, type ImportJob } from './import-state.ts'
import { importTexts } from './messages.ts'
import { ImportPage, rowsPerPage } from './pages/import-page.tsx'
import { ImportsPage } from './pages/list-page.tsx'
import { UploadPage } from './pages/upload-page.tsx'
import { importPaths } from './paths.ts'
import { allRejects, findReject } from './rejects.ts'
import { settingsOf, typedOverlay, UploadForm } from './settings-form.ts'
import { refusalText } from './source/refusal-text.ts'
import { receiveUpload } from './source/receive-upload.ts'
import { cancelImport, startCommit, startUndo } from './start-work.ts'

const numbered = ':id{[0-9]{1,15}}'
const positioned = ':position{[0-9]{1,9}}'
const permission = 'catalogue.import'

/** Bringing a collection in: upload, preview, writing, taking back. */
export const importRoutes = new Hono<Env>()
  .get(importPaths.imports, requires(permission), async (c) =>
    c.html(<ImportsPage context={c.var.page} jobs={await listImports(c.var.db, 100)} />),
  )
  .get(importPaths.newImport, requires(permission), async (c) => {
    const branches = await listBranches(c.var.db)
    return c.html(<UploadPage context={c.var.page} branches={branches} typed={typedOverlay()} />)
  })
  .post(importPaths.upload, requires(permission), async (c) => {
    const upload = await receiveUpload(c)
    const form = parseForm(UploadForm, upload?.typed ?? {})
    if (form.ok && upload?.stored?.ok) {
      const { fileName } = upload
      const created = { fileName, source: upload.stored.value, settings: settingsOf(form.values) }
      const { id, state } = await createImport(c.var.db, created, actorOf(c))
      return c.redirect(state === 'uploaded' ? importPaths.columns(id) : importPaths.import(id), 303)
    }
    const { language } = c.var.page
    const t = importTexts(language)
    const refused = upload?.stored?.ok === false ? upload.stored.refusal : undefined
    const problem = refused
      ? refusalText(language, refused)
      : upload
        ? t.refusals['no-file']
        : t.refusals['upload-broken']
    return c.html(
      <UploadPage
        context={c.var.page}
        branches={await listBranches(c.var.db)}
        typed={upload ? form.typed : typedOverlay()}
        errors={form.ok ? {} : form.errors}
        fileProblem={problem}
      />,
      422,
    )
  })
  .get(importPaths.import(numbered), requires(permission), async (c) => {
    const job = await importOf(c)
    if (job.state === 'uploaded') return c.redirect(importPaths.columns(job.id), 303)
    return c.html(await importPage(c, job))
  })
  .post(importPaths.commit(numbered), requires(permission), (c) => deed(c, startCommit))
  .post(importPaths.undo(numbered), requires(permission), (c) => deed(c, startUndo))
  .post(importPaths.cancel(numbered), requires(permission), (c) => deed(c, cancelImport))
  .post(importPaths.decision(numbered, positioned), requires(permission), async (c) => {
    const job = await importOf(c)
    const form = parseForm(DecisionForm, await c.req.parseBody())
    const position = Number(c.req.param('position'))
    if (!form.ok) return c.html(await importPage(c, job, 'not-now'), 422)
    const outcome = await decideRow(c.var.db, { importId: job.id, position, title: form.values.title })
    return outcome.ok
      ? c.redirect(`${importPaths.import(job.id)}?hasil=duplicate`, 303)
      : c.html(await importPage(c, job, 'not-now'), 422)
  })
  .get(importPaths.reject(numbered, positioned), requires(permission), async (c) => {
    const position = Number(c.req.param('position'))
    const raw = await findReject(c.var.db, Number(c.req.param('id')), position)
    if (!raw) throw notFound()
    return asFile(c, `ditolak-${c.req.param('id')}-${position}.bin`).body(new Uint8Array(raw))
  })
  .get(importPaths.rejects(numbered), requires(permission), async (c) => {
    const job = await importOf(c)
    const ending = { marc: 'mrc', marcxml: 'xml', marcjson: 'ndjson', csv: 'csv' }[job.format]
    const content = allRejects(c.var.db, c.var.files, job)
    return asFile(c, `ditolak-${job.id}.${ending}`).body(streamed(content))
  })

const DecisionForm = v.object({
  title: v.union([v.literal('new'), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))]),
})

const QueryForm = v.object({
  hasil: v.fallback(v.optional(v.picklist(outcomes)), undefined),
  catatan: v.fallback(v.optional(v.literal('ya')), undefined),
  halaman: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), 1),
})

async function importOf(c: Context<Env>): Promise<ImportJob> {
  const job = await findImport(c.var.db, Number(c.req.param('id')))
  if (!job) throw notFound()
  return job
}

async function importPage(c: Context<Env>, job: ImportJob, refusal?: 'not-now') {
  const { hasil: outcome, catatan, halaman: page } = v.parse(QueryForm, c.req.query())
  const { db } = c.var
  const wanted = {
    importId: job.id,
    outcome,
    withProblems: catatan === 'ya',
    offset: (page - 1) * rowsPerPage,
    limit: rowsPerPage,
  }
  const [counts, problems, rows] = await Promise.all([
    countOutcomes(db, job.id),
    countProblems(db, job.id),
    listRows(db, wanted),
  ])
  const shown = { outcome, withProblems: wanted.withProblems, page }
  return <ImportPage {...{ context: c.var.page, job, counts, problems, rows, shown, refusal }} />
}

async function deed(c: Context<Env>, start: typeof startCommit) {
  const job = await importOf(c)
  const outcome = await start(c.var.db, job.id, actorOf(c))
  return outcome.ok
    ? c.redirect(importPaths.import(job.id), 303)
    : c.html(await importPage(c, job, 'not-now'), 422)
}

function asFile(c: Context<Env>, name: string): Context<Env> {
  c.header('Content-Type', 'application/octet-stream')
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return c
}
