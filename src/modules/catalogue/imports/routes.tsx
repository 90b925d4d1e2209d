import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { parseForm } from '#kernel/form.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { readUpload } from '#kernel/upload.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { streamed } from '#kernel/streamed.ts'
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
import { largestFile, storeSource, type SourceRefusal, type StoredSource } from './source/store-source.ts'
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
    const { fields, fileName, stored } = await takeFile(c)
    const form = parseForm(UploadForm, fields)
    if (form.ok && stored?.ok) {
      const wanted = { fileName, source: stored.value, settings: settingsOf(form.values) }
      const { id, state } = await createImport(c.var.db, wanted, actorOf(c))
      return c.redirect(state === 'uploaded' ? importPaths.columns(id) : importPaths.import(id), 303)
    }
    const { language } = c.var.page
    const refusal = stored && !stored.ok ? refusalText(language, stored.refusal) : undefined
    return c.html(
      <UploadPage
        context={c.var.page}
        branches={await listBranches(c.var.db)}
        typed={form.typed}
        errors={form.ok ? {} : form.errors}
        // A browser does not keep the choice of a file, so it has to be chosen again in any case.
        fileProblem={refusal ?? importTexts(language).refusals['no-file']}
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

interface TakenFile {
  fields: Record<string, string>
  fileName: string
  stored: Outcome<StoredSource, SourceRefusal> | undefined
}

/** Takes the file off the line and straight into the store. */
async function takeFile(c: Context<Env>): Promise<TakenFile> {
  const { files } = c.var
  const upload = await readUpload(c, {
    field: 'file',
    limit: largestFile,
    async take(content, fileName) {
      const stored = await storeSource(files, content.iterator({ destroyOnReturn: false }))
      // The fields behind a file that was refused still have to be read.
      content.resume()
      return { fileName, stored }
    },
  })
  const { fields, taken, tooLarge } = upload
  if (!tooLarge) return { fields, fileName: taken?.fileName ?? '', stored: taken?.stored }
  if (taken?.stored.ok) await files.remove(taken.stored.value.digest)
  return { fields, fileName: '', stored: { ok: false, refusal: 'file-too-large' } }
}

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
