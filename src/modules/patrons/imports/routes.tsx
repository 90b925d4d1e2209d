import { buffer } from 'node:stream/consumers'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { audit } from '#kernel/audit.ts'
import { parseForm } from '#kernel/form.ts'
import { readUpload } from '#kernel/upload.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { listCategories } from '../categories/list-categories.ts'
import type { PatronParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { memberColumnKinds, recogniseMemberColumns, type MemberColumnKind } from './columns.ts'
import { MemberImportPage, MemberImportsPage } from './import-pages.tsx'
import {
  createMemberImport,
  findMemberImport,
  listMemberImports,
  rowOutcomes,
  stepImport,
  type MemberImport,
} from './imports.ts'
import { MemberMappingPage } from './mapping-page.tsx'
import { importTexts } from './messages.ts'
import { largestTable, readMemberTable } from './read-upload.ts'
import { countRows, exampleRows, hasName, listRows, rejectedCsv } from './rows.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'patrons.import'

const MappingForm = v.object({
  category: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
  branchId: v.optional(v.pipe(v.string(), v.regex(/^\d{0,9}$/)), ''),
  known: v.optional(v.picklist(['skip', 'update']), 'skip'),
  guardianOnPaper: v.optional(v.string()),
})

/** Members from a table: upload, columns, what was found, writing. */
export const memberImportRoutes = (parts: PatronParts) =>
  new Hono<Env>()
    .get(paths.memberImports, requires(permission), async (c) => c.html(await listPage(c)))
    .post(paths.importUpload, requires(permission), (c) => upload(c, parts))
    .get(paths.importColumns(numbered), requires(permission), async (c) => {
      const job = await importOf(c)
      if (job.state !== 'uploaded') return c.redirect(paths.memberImport(job.id), 303)
      return c.html(await mappingPage(c, parts, job, recogniseMemberColumns(job.headings)))
    })
    .post(paths.importColumns(numbered), requires(permission), (c) => map(c, parts))
    .get(paths.memberImport(numbered), requires(permission), async (c) => {
      const job = await importOf(c)
      if (job.state === 'uploaded') return c.redirect(paths.importColumns(job.id), 303)
      return c.html(await importPage(c, job))
    })
    .post(paths.importCommit(numbered), requires(permission), async (c) => {
      const job = await importOf(c)
      const outcome = await stepImport(c.var.db, job.id, { from: ['ready'], to: 'writing' }, actorOf(c))
      if (outcome.ok) return c.redirect(paths.memberImport(job.id), 303)
      return c.html(await importPage(c, job, outcome.refusal), 422)
    })
    .post(paths.importCancel(numbered), requires(permission), async (c) => {
      const job = await importOf(c)
      const step = { from: ['uploaded', 'ready'], to: 'cancelled' } as const
      const outcome = await stepImport(c.var.db, job.id, step, actorOf(c))
      if (outcome.ok) return c.redirect(paths.memberImports, 303)
      return c.html(await importPage(c, job, outcome.refusal), 422)
    })
    .get(paths.importRejects(numbered), requires(permission), async (c) => {
      const job = await importOf(c)
      const csv = await rejectedCsv(c.var.db, parts.vault, job, c.var.page.language)
      const entry = { action: 'member-import.rejects-read', subjectKind: 'member-import', subjectId: job.id }
      await audit(c.var.db, actorOf(c), entry)
      c.header('Content-Type', 'text/csv; charset=utf-8')
      c.header('Content-Disposition', `attachment; filename="anggota-ditolak-${job.id}.csv"`)
      return c.body(csv)
    })

const listPage = async (c: Context<Env>, problem?: string) => (
  <MemberImportsPage context={c.var.page} imports={await listMemberImports(c.var.db)} problem={problem} />
)

async function upload(c: Context<Env>, { vault }: PatronParts) {
  const { errors } = importTexts(c.var.page.language)
  let fileName = ''
  const taken = await readUpload(c, {
    field: 'file',
    limit: largestTable,
    take: (content, name) => {
      fileName = name
      return buffer(content)
    },
  })
  if (taken.tooLarge) return c.html(await listPage(c, errors['too-large']), 422)
  if (!taken.taken) return c.html(await listPage(c, errors['no-file']), 422)
  const table = await readMemberTable(taken.taken)
  if (!table.ok) return c.html(await listPage(c, errors[table.refusal]), 422)
  const id = await createMemberImport(c.var.db, vault, { fileName, table: table.value }, actorOf(c))
  return c.redirect(paths.importColumns(id), 303)
}

async function map(c: Context<Env>, parts: PatronParts) {
  const job = await importOf(c)
  const body = await c.req.parseBody()
  const columns = job.headings.map((_, place) => kindOf(body[`kolom-${place}`]))
  const form = parseForm(MappingForm, body)
  if (!form.ok || !hasName(columns)) return c.html(await mappingPage(c, parts, job, columns, true), 422)
  const { guardianOnPaper, ...values } = form.values
  const settings = { ...values, columns, guardianOnPaper: guardianOnPaper !== undefined }
  const step = { from: ['uploaded'], to: 'checking', settings } as const
  await stepImport(c.var.db, job.id, step, actorOf(c))
  return c.redirect(paths.memberImport(job.id), 303)
}

const kindOf = (value: unknown): MemberColumnKind =>
  memberColumnKinds.find((kind) => kind === value) ?? 'ignored'

const mappingPage = async (
  c: Context<Env>,
  { vault }: PatronParts,
  job: MemberImport,
  columns: readonly MemberColumnKind[],
  nameless = false,
) => (
  <MemberMappingPage
    context={c.var.page}
    {...{ job, columns, nameless }}
    examples={await exampleRows(c.var.db, vault, job.id)}
    categories={await listCategories(c.var.db)}
    branches={await listBranches(c.var.db)}
  />
)

async function importPage(c: Context<Env>, job: MemberImport, refusal?: 'not-now') {
  const { db } = c.var
  const outcome = rowOutcomes.find((one) => one === c.req.query('hasil')) ?? ''
  const page = Math.min(Math.max(Math.trunc(Number(c.req.query('hal')) || 1), 1), 10_000)
  const [counts, rows] = await Promise.all([countRows(db, job.id), listRows(db, job.id, { outcome, page })])
  return (
    <MemberImportPage context={c.var.page} {...{ job, counts, rows, refusal }} shown={{ outcome, page }} />
  )
}

async function importOf(c: Context<Env>): Promise<MemberImport> {
  const job = await findMemberImport(c.var.db, Number(c.req.param('id')))
  if (!job) throw notFound()
  return job
}
