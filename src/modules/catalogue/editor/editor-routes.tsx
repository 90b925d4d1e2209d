import { Hono, type Context } from 'hono'
import type { Typed } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { compareRecords } from '../describe/compare-records.ts'
import { normaliseIsbn } from '../describe/isbn.ts'
import { checkRecord } from '../marc-schema/check-record.ts'
import type { MarcRecord } from '../marc/record.ts'
import { paths } from '../paths.ts'
import { afterSaving } from '../quality/pages/queue-bar.tsx'
import { createRecord } from '../records/create-record.ts'
import type { RecordDetails } from '../records/find-record.ts'
import { findRecordVersion, updateRecord } from '../records/update-record.ts'
import { actorOf } from '../workplace/acting.ts'
import { workplaceTexts } from '../workplace/messages.ts'
import { staffRecord } from '../workplace/show-record.tsx'
import { readMarcDraft, readPlainDraft, type Draft } from './draft.ts'
import { EditorPage, type EditorPageProps, type View } from './editor-page.tsx'
import { insert, joinRecords } from './join-records.ts'
import { judgeDraft, remarkOf } from './judge-draft.ts'
import { closeForEditing, openForEditing } from './presence.ts'
import { blankRecord, offeredFields, worksheetFor, worksheetOf, type Worksheet } from './worksheets.ts'

const numbered = ':id{[0-9]+}'

/** Making and correcting records, in two views of one form. */
export const editorRoutes = new Hono<Env>()
  .get(paths.newRecord, requires('catalogue.edit'), (c) => {
    const worksheet = worksheetOf(c.req.query('lembar'))
    const view = viewOf(c.req.query('tampilan'))
    return c.html(<EditorPage {...newPage(c, worksheet, view)} />)
  })
  .post(paths.newRecord, requires('catalogue.edit'), async (c) =>
    sendNew(c, textsOf(await c.req.parseBody())),
  )
  .get(paths.editRecord(numbered), requires('catalogue.edit'), (c) => open(c, 'plain'))
  .post(paths.editRecord(numbered), requires('catalogue.edit'), (c) => sendChanged(c, 'plain'))
  .get(paths.editMarc(numbered), requires('catalogue.edit'), (c) => open(c, 'marc'))
  .post(paths.editMarc(numbered), requires('catalogue.edit'), (c) => sendChanged(c, 'marc'))

const viewOf = (text: string | undefined): View => (text === 'marc' ? 'marc' : 'plain')

function newPage(c: Context<Env>, worksheet: Worksheet, view: View): EditorPageProps {
  const blank = withIsbn(blankRecord(worksheet, today(c)), c.req.query('isbn'))
  return { context: c.var.page, version: 0, view, worksheet, record: withOffers(blank, worksheet, view) }
}

/** Begun from an ISBN that was scanned and not found. */
function withIsbn(record: MarcRecord, text = ''): MarcRecord {
  const isbn = normaliseIsbn(text)
  if (!isbn) return record
  const fields = [...record.fields]
  insert(fields, { tag: '020', ind1: ' ', ind2: ' ', subfields: [{ code: 'a', value: isbn }] })
  return { leader: record.leader, fields }
}

const today = (c: Context<Env>) => c.var.now.toISOString().slice(0, 10)

/** The full form of a new record holds a row for each field of the worksheet that has none yet. */
function withOffers(record: MarcRecord, worksheet: Worksheet, view: View): MarcRecord {
  if (view === 'plain') return record
  const has = new Set(record.fields.map(({ tag }) => tag))
  const offered = offeredFields(worksheet).filter(({ tag }) => !has.has(tag))
  const fields = [...record.fields, ...offered].toSorted(
    (a, b) => Number(a.tag > b.tag) - Number(a.tag < b.tag),
  )
  return { leader: record.leader, fields }
}

const readDraft = (view: View, typed: Typed, base: MarcRecord): Draft =>
  view === 'marc' ? readMarcDraft(typed, base) : readPlainDraft(typed, base)

async function sendNew(c: Context<Env>, typed: Typed) {
  const worksheet = worksheetOf(typed['lembar'])
  const view = viewOf(typed['dari'])
  const blank = blankRecord(worksheet, today(c))
  const page = { context: c.var.page, version: 0, view, worksheet, typed, unsaved: true }
  const draft = readDraft(view, typed, blank)
  if (!draft.ok) return unreadable(c, { ...page, record: blank }, draft)
  const { record } = draft
  if (typed['tampilan']) {
    const other = viewOf(typed['tampilan'])
    return c.html(
      <EditorPage
        {...page}
        view={other}
        typed={{}}
        focus={typed['fokus']}
        record={withOffers(record, worksheet, other)}
      />,
    )
  }
  const stop = await judge(c, { ...page, record }, draft, undefined)
  if (stop) return stop
  const { id } = await createRecord(c.var.db, record, actorOf(c))
  return c.redirect(`${paths.record(id)}?tersimpan=1`, 303)
}

async function open(c: Context<Env>, view: View) {
  const { id, version, marc, description } = await staffRecord(c)
  const others = await openForEditing(c.var.db, id, staffOf(c), c.var.now)
  const remarks = checkRecord(marc).map((problem) =>
    remarkOf({ ...problem, severity: 'noted' }, c.var.page.language),
  )
  const queue = c.req.query('mutu')
  const page = { context: c.var.page, id, version, view, record: marc, others, queue }
  return c.html(<EditorPage {...page} worksheet={worksheetFor(description.material)} remarks={remarks} />)
}

export const staffOf = (c: Context<Env>) => ({
  staffId: c.var.session?.id ?? 0,
  name: c.var.page.viewer?.name ?? '',
})

async function sendChanged(c: Context<Env>, view: View) {
  const record = await staffRecord(c)
  const typed = textsOf(await c.req.parseBody())
  const version = Number(typed['version']) || 0
  const seen =
    version === record.version ? record.marc : await findRecordVersion(c.var.db, record.id, version)
  const base = seen ?? record.marc
  const worksheet = worksheetFor(record.description.material)
  const { id } = record
  const page = {
    context: c.var.page,
    id,
    version,
    view,
    worksheet,
    typed,
    reason: typed['reason'],
    queue: typed['mutu'],
    unsaved: true,
  }
  const draft = readDraft(view, typed, base)
  if (!draft.ok) return unreadable(c, { ...page, record: base }, draft)
  const mine = { ...page, record: draft.record }
  if (typed['tampilan']) {
    const other = viewOf(typed['tampilan'])
    return c.html(<EditorPage {...mine} view={other} typed={{}} focus={typed['fokus']} />)
  }
  if (version !== record.version) return showJoined(c, mine, base)
  const stop = await judge(c, mine, draft, base)
  if (stop) return stop
  const reason = (typed['reason'] ?? '').trim().slice(0, 300)
  const saved = await updateRecord(c.var.db, { id, version, marc: draft.record, reason }, actorOf(c))
  if (!saved.ok) return showJoined(c, mine, base)
  await closeForEditing(c.var.db, id, staffOf(c).staffId)
  return c.redirect(afterSaving(typed['mutu'], id, `${paths.record(id)}?tersimpan=1`), 303)
}

/** The form again with the lines that make no sense. */
function unreadable(
  c: Context<Env>,
  page: EditorPageProps,
  { text, problems }: Extract<Draft, { ok: false }>,
) {
  const { lines } = workplaceTexts(c.var.page.language)
  const remarks = problems.map(({ line, code }) => ({ line, text: lines[code], warning: false }))
  return c.html(<EditorPage {...page} view="marc" text={text} remarks={remarks} />, 422)
}

/** The form again with what speaks against saving it; undefined where nothing does. */
async function judge(
  c: Context<Env>,
  page: EditorPageProps,
  draft: Extract<Draft, { ok: true }>,
  before: MarcRecord | undefined,
) {
  const { id, worksheet, record } = page
  const { language } = c.var.page
  const judgment = await judgeDraft(c.var.db, { record, before, id, worksheet, language })
  const { remarks, duplicates, warned } = judgment
  const errors = { ...judgment.errors, ...draft.errors }
  const wrong = Object.keys(errors).length > 0 || remarks.some(({ warning }) => !warning)
  if (wrong) return c.html(<EditorPage {...page} {...{ errors, remarks, duplicates }} />, 422)
  if (warned === '' || page.typed?.['tetap'] === warned) return undefined
  return c.html(<EditorPage {...page} {...judgment} errors={{}} />, 422)
}

/** The form again, on top of what somebody else saved meanwhile: nothing of either is lost unseen. */
async function showJoined(c: Context<Env>, page: EditorPageProps, base: MarcRecord) {
  const now: RecordDetails = await staffRecord(c)
  const { record, clashes } = joinRecords(base, now.marc, page.record)
  const meeting = {
    theirs: compareRecords(base, now.marc),
    mine: compareRecords(base, page.record),
    clashes,
  }
  const typed = page.view === 'plain' ? {} : page.typed
  return c.html(<EditorPage {...page} {...{ record, meeting, typed }} version={now.version} />, 422)
}

const textsOf = (body: Record<string, unknown>): Typed =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\0', '')]] : [],
    ),
  )
