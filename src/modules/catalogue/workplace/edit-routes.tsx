import { Hono, type Context } from 'hono'
import { parseForm, type Typed } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import type { MarcRecord } from '../marc/record.ts'
import { paths } from '../paths.ts'
import { applyPlainFields } from '../plain/apply-plain-fields.ts'
import { emptyRecord } from '../plain/empty-record.ts'
import { joinEdits } from '../plain/join-edits.ts'
import { asText, checkPlainFields, PlainForm, plainNames, type PlainFields } from '../plain/plain-form.ts'
import { plainFieldsOf } from '../plain/shown-fields.ts'
import { createRecord } from '../records/create-record.ts'
import { recordsOfNumber } from '../records/find-by-number.ts'
import type { RecordDetails } from '../records/find-record.ts'
import { marcFromText, marcToText } from '../records/marc-text.ts'
import { findRecordVersion, updateRecord } from '../records/update-record.ts'
import { actorOf } from './acting.ts'
import { EditMarcPage } from './edit-marc-page.tsx'
import { EditPage } from './edit-page.tsx'
import { staffRecord } from './show-record.tsx'

const numbered = ':id{[0-9]+}'

/** Making and correcting records. */
export const editRoutes = new Hono<Env>()
  .get(paths.newRecord, requires('catalogue.edit'), (c) => {
    const typed = typedOf(plainFieldsOf(emptyRecord(today(c))))
    return c.html(<EditPage context={c.var.page} typed={typed} />)
  })
  .post(paths.newRecord, requires('catalogue.edit'), async (c) => {
    const blank = emptyRecord(today(c))
    const { wanted, typed, errors } = await readPlainForm(c, plainFieldsOf(blank))
    const page = { context: c.var.page, typed }
    if (errors) return c.html(<EditPage {...page} errors={errors} />, 422)
    const doubles = typed['tetap'] === '1' ? [] : await recordsOfNumber(c.var.db, wanted.isbn)
    if (doubles.length > 0) return c.html(<EditPage {...page} doubles={doubles} />, 422)
    const { id } = await createRecord(c.var.db, applyPlainFields(blank, wanted), actorOf(c))
    return c.redirect(`${paths.record(id)}?tersimpan=1`, 303)
  })
  .get(paths.editRecord(numbered), requires('catalogue.edit'), async (c) => {
    const { id, version, marc } = await staffRecord(c)
    return c.html(<EditPage context={c.var.page} {...{ id, version }} typed={typedOf(plainFieldsOf(marc))} />)
  })
  .post(paths.editRecord(numbered), requires('catalogue.edit'), async (c) => {
    const record = await staffRecord(c)
    const { wanted, typed, errors } = await readPlainForm(c, plainFieldsOf(record.marc))
    const version = Number(typed['version'])
    if (version === record.version && !errors) {
      const saved = await save(c, record, version, applyPlainFields(record.marc, wanted), typed['reason'])
      if (saved) return saved
    } else if (version === record.version) {
      return c.html(<EditPage context={c.var.page} id={record.id} {...{ version, typed, errors }} />, 422)
    }
    return showJoined(c, wanted, typed)
  })
  .get(paths.editMarc(numbered), requires('catalogue.edit'), async (c) => {
    const { id, version, marc, description } = await staffRecord(c)
    const page = { context: c.var.page, id, version, title: description.title }
    return c.html(<EditMarcPage {...page} text={marcToText(marc)} reason="" />)
  })
  .post(paths.editMarc(numbered), requires('catalogue.edit'), async (c) => {
    const record = await staffRecord(c)
    const { marc: text = '', reason = '', version: seen } = textsOf(await c.req.parseBody())
    const version = Number(seen)
    const page = { context: c.var.page, id: record.id, title: record.description.title, text, reason }
    const read = marcFromText(text)
    if (!read.ok) return c.html(<EditMarcPage {...page} version={version} problems={read.problems} />, 422)
    const saved = await save(c, record, version, read.record, reason)
    if (saved) return saved
    const now = await staffRecord(c)
    return c.html(<EditMarcPage {...page} version={now.version} conflict />, 422)
  })

const today = (c: Context<Env>) => c.var.now.toISOString().slice(0, 10)

async function readPlainForm(c: Context<Env>, shown: PlainFields) {
  const form = parseForm(PlainForm, await c.req.parseBody())
  // Every text fits the form's schema; what is wrong with one is found by comparing it with what was shown.
  const wanted = form.ok ? form.values : shown
  const errors = form.ok ? checkPlainFields(wanted, shown) : form.errors
  return { wanted, typed: form.typed, errors: Object.keys(errors).length > 0 ? errors : undefined }
}

/** The redirect after saving; undefined when somebody else was quicker. */
async function save(c: Context<Env>, { id }: RecordDetails, version: number, marc: MarcRecord, reason = '') {
  const update = { id, version, marc, reason: reason.trim().slice(0, 300) }
  const outcome = await updateRecord(c.var.db, update, actorOf(c))
  return outcome.ok ? c.redirect(`${paths.record(id)}?tersimpan=1`, 303) : undefined
}

/** The form again, on top of what somebody else saved meanwhile: nothing of either is lost unseen. */
async function showJoined(c: Context<Env>, mine: PlainFields, typed: Typed) {
  const { id, version, marc } = await staffRecord(c)
  const theirs = plainFieldsOf(marc)
  const seen = await findRecordVersion(c.var.db, id, Number(typed['version']) || 0)
  const { fields, both } = joinEdits(seen ? plainFieldsOf(seen) : theirs, theirs, mine)
  const shown = Object.fromEntries(both.map((name) => [name, asText(theirs[name])]))
  const joined = { ...typed, ...typedOf(fields) }
  return c.html(<EditPage context={c.var.page} {...{ id, version }} typed={joined} theirs={shown} />, 422)
}

const typedOf = (fields: PlainFields): Typed =>
  Object.fromEntries(plainNames.map((name) => [name, asText(fields[name])]))

const textsOf = (body: Record<string, unknown>): Typed =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\0', '')]] : [],
    ),
  )
