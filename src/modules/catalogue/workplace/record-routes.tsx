import { Hono, type Context } from 'hono'
import { parseForm, type Typed } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import type { MarcRecord } from '../marc/record.ts'
import { paths } from '../paths.ts'
import { createRecord } from '../records/create-record.ts'
import type { RecordDetails } from '../records/find-record.ts'
import { marcFromText, marcToText, type LineProblem } from '../records/marc-text.ts'
import {
  applyPlainFields,
  emptyRecord,
  PlainForm,
  plainFieldsOf,
  type PlainFields,
} from '../records/plain-form.ts'
import { updateRecord } from '../records/update-record.ts'
import { actorOf } from './acting.ts'
import { EditPage, MarcEditPage } from './edit-pages.tsx'
import { scan } from './find-for-staff.ts'
import { workplaceTexts } from './messages.ts'
import { ScanPage } from './scan-page.tsx'
import { showRecord, staffRecord } from './show-record.tsx'

const numbered = ':id{[0-9]+}'

/** Finding, seeing and correcting records. */
export const recordRoutes = new Hono<Env>()
  .get(paths.scan, requires('catalogue.view'), async (c) => {
    const text = (c.req.query('q') ?? '').slice(0, 300)
    const found = await scan(c.var.db, text)
    if (found.kind === 'record') return c.redirect(paths.record(found.id), 303)
    return c.html(<ScanPage context={c.var.page} text={text} titles={found.titles} />)
  })
  .get(paths.newRecord, requires('catalogue.edit'), (c) =>
    c.html(<EditPage context={c.var.page} typed={typedOf(plainFieldsOf(emptyRecord()))} />),
  )
  .post(paths.newRecord, requires('catalogue.edit'), async (c) => {
    const form = parseForm(PlainForm, await c.req.parseBody())
    if (!form.ok)
      return c.html(<EditPage context={c.var.page} typed={form.typed} errors={form.errors} />, 422)
    const { id } = await createRecord(c.var.db, applyPlainFields(emptyRecord(), form.values), actorOf(c))
    return c.redirect(paths.record(id), 303)
  })
  .get(paths.record(numbered), requires('catalogue.view'), async (c) => showRecord(c, await staffRecord(c)))
  .get(paths.editRecord(numbered), requires('catalogue.edit'), async (c) => {
    const record = await staffRecord(c)
    const typed = typedOf(plainFieldsOf(record.marc))
    return c.html(<EditPage context={c.var.page} id={record.id} version={record.version} typed={typed} />)
  })
  .post(paths.editRecord(numbered), requires('catalogue.edit'), async (c) => {
    const record = await staffRecord(c)
    const form = parseForm(PlainForm, await c.req.parseBody())
    const version = Number(form.typed['version'])
    const page = { context: c.var.page, id: record.id, typed: form.typed }
    if (!form.ok) return c.html(<EditPage {...page} version={version} errors={form.errors} />, 422)
    const marc = applyPlainFields(record.marc, form.values)
    const saved = await save(c, record, version, marc, form.typed['reason'])
    // The next try is on top of what the other person saved, which the page shows the way to.
    return saved ?? c.html(<EditPage {...page} version={record.version} conflict />, 422)
  })
  .get(paths.editMarc(numbered), requires('catalogue.edit'), async (c) => {
    const record = await staffRecord(c)
    const text = marcToText(record.marc)
    return c.html(
      <MarcEditPage context={c.var.page} id={record.id} version={record.version} text={text} reason="" />,
    )
  })
  .post(paths.editMarc(numbered), requires('catalogue.edit'), async (c) => {
    const record = await staffRecord(c)
    const typed = typedOf(await c.req.parseBody())
    const page = {
      context: c.var.page,
      id: record.id,
      text: typed['marc'] ?? '',
      reason: typed['reason'] ?? '',
    }
    const version = Number(typed['version'])
    const read = marcFromText(page.text)
    if (!read.ok) {
      const problems = read.problems.map((problem) => wordedLine(problem, c))
      return c.html(<MarcEditPage {...page} version={version} problems={problems} />, 422)
    }
    const saved = await save(c, record, version, read.record, page.reason)
    return saved ?? c.html(<MarcEditPage {...page} version={record.version} conflict />, 422)
  })

/** The redirect after saving; undefined when somebody else was quicker. */
async function save(c: Context<Env>, { id }: RecordDetails, version: number, marc: MarcRecord, reason = '') {
  const update = { id, version, marc, reason: reason.trim().slice(0, 300) }
  const outcome = await updateRecord(c.var.db, update, actorOf(c))
  return outcome.ok ? c.redirect(`${paths.record(id)}?tersimpan=1`, 303) : undefined
}

/** Values as a form shows them: lists one a line. */
export const typedOf = (values: PlainFields | Record<string, unknown>): Typed =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.join('\n')
        : typeof value === 'string' || typeof value === 'number'
          ? String(value)
          : '',
    ]),
  )

function wordedLine({ line, code }: LineProblem, c: Context<Env>): string {
  const { lines } = workplaceTexts(c.var.page.language)
  return lines.line(line, lines[code])
}
