import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { audit } from '#kernel/audit.ts'
import { streamed } from '#kernel/streamed.ts'
import { readUpload } from '#kernel/upload.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { refusalText } from '../../imports/source/refusal-text.ts'
import { storeSource, type SourceRefusal, type StoredSource } from '../../imports/source/store-source.ts'
import { actorOf } from '../../workplace/acting.ts'
import { authorityFormats, exportAuthorities, type AuthorityFormat } from '../export-authorities.ts'
import { authorityPaths } from '../paths.ts'
import {
  createAuthorityImport,
  findAuthorityImport,
  importPolicies,
  listAuthorityImports,
  startAuthorityWork,
  type AuthorityImport,
} from './import-state.ts'
import { countAuthorityRows, listAuthorityRows, rowOutcomes } from './list-rows.ts'
import { authorityImportTexts } from './messages.ts'
import { AuthorityImportPage } from './pages/import-page.tsx'
import { AuthorityImportsPage } from './pages/imports-page.tsx'
import type { Outcome } from '#kernel/outcome.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'catalogue.authorities'
const largestFile = 1024 ** 3

const Policy = v.fallback(v.picklist(importPolicies), 'complete')
const QueryForm = v.object({
  hasil: v.fallback(v.optional(v.picklist(rowOutcomes)), undefined),
  hal: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), 1),
})

/** Authorities in and out. */
export const authorityImportRoutes = new Hono<Env>()
  .get(authorityPaths.imports, requires(permission), async (c) =>
    c.html(<AuthorityImportsPage context={c.var.page} imports={await listAuthorityImports(c.var.db)} />),
  )
  .post(authorityPaths.upload, requires(permission), async (c) => {
    const { policy, fileName, stored } = await takeFile(c)
    if (stored?.ok && stored.value.format !== 'csv') {
      const { digest, format } = stored.value
      const wanted = { fileName, digest, format, policy }
      const { id } = await createAuthorityImport(c.var.db, wanted, actorOf(c))
      return c.redirect(authorityPaths.import(id), 303)
    }
    const { language } = c.var.page
    const t = authorityImportTexts(language)
    const refusal = stored && !stored.ok ? refusalText(language, stored.refusal) : undefined
    const problem = refusal ?? (stored ? t.isTable : t.noFile)
    const imports = await listAuthorityImports(c.var.db)
    return c.html(<AuthorityImportsPage context={c.var.page} {...{ imports, policy, problem }} />, 422)
  })
  .get(authorityPaths.import(numbered), requires(permission), async (c) =>
    c.html(await importPage(c, await importOf(c))),
  )
  .post(authorityPaths.importCommit(numbered), requires(permission), (c) => deed(c, 'committing'))
  .post(authorityPaths.importUndo(numbered), requires(permission), (c) => deed(c, 'undoing'))
  .post(authorityPaths.importCancel(numbered), requires(permission), (c) => deed(c, 'cancelled'))
  .get(authorityPaths.export, requires(permission), async (c) => {
    const format: AuthorityFormat = c.req.query('format') === 'marcxml' ? 'marcxml' : 'marc'
    const kind = (c.req.query('jenis') ?? '').slice(0, 30)
    const details = { format, kind }
    const entry = { action: 'authorities.exported', subjectKind: 'export', subjectId: 'tajuk', details }
    await audit(c.var.db, actorOf(c), entry)
    c.header('Content-Type', format === 'marc' ? 'application/marc' : 'application/marcxml+xml')
    c.header('Content-Disposition', `attachment; filename="tajuk.${authorityFormats[format]}"`)
    return c.body(streamed(exportAuthorities(c.var.db, format, kind)))
  })

async function takeFile(c: Context<Env>) {
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
  const policy = v.parse(Policy, fields['policy'])
  if (!tooLarge) return { policy, fileName: taken?.fileName ?? '', stored: taken?.stored }
  if (taken?.stored.ok) await files.remove(taken.stored.value.digest)
  const stored: Outcome<StoredSource, SourceRefusal> = { ok: false, refusal: 'file-too-large' }
  return { policy, fileName: '', stored }
}

async function importOf(c: Context<Env>): Promise<AuthorityImport> {
  const job = await findAuthorityImport(c.var.db, Number(c.req.param('id')))
  if (!job) throw notFound()
  return job
}

async function importPage(c: Context<Env>, job: AuthorityImport, notNow = false) {
  const { hasil: outcome, hal: page } = v.parse(QueryForm, c.req.query())
  const [counts, rows] = await Promise.all([
    countAuthorityRows(c.var.db, job.id),
    listAuthorityRows(c.var.db, job.id, outcome, page),
  ])
  const shown = { outcome, page }
  return <AuthorityImportPage context={c.var.page} {...{ job, counts, rows, shown, notNow }} />
}

async function deed(c: Context<Env>, to: Parameters<typeof startAuthorityWork>[2]) {
  const job = await importOf(c)
  const outcome = await startAuthorityWork(c.var.db, job.id, to, actorOf(c))
  return outcome.ok
    ? c.redirect(authorityPaths.import(job.id), 303)
    : c.html(await importPage(c, job, true), 422)
}
