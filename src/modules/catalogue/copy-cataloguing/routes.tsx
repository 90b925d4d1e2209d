import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { parseForm } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { describeRecord } from '../describe/describe-record.ts'
import {
  addItemsWithin,
  refusalOf,
  takenInSeries,
  type AddItemsRefusal,
  type ItemSeries,
} from '../editor/add-items.ts'
import { proposedCallNumber } from '../editor/call-number.ts'
import { findDuplicates } from '../editor/find-duplicates.ts'
import { seriesErrorOf } from '../editor/series-fields.tsx'
import { proposeSeries, SeriesForm } from '../editor/series-form.ts'
import { addedAddress } from '../editor/series-routes.tsx'
import type { MarcRecord } from '../marc/record.ts'
import { paths } from '../paths.ts'
import { plainFieldsOf } from '../plain/shown-fields.ts'
import { createRecordWithin } from '../records/create-record.ts'
import { marcFromText, marcToText } from '../records/marc-text.ts'
import { updateRecord } from '../records/update-record.ts'
import { actorOf } from '../workplace/acting.ts'
import { staffRecord } from '../workplace/show-record.tsx'
import { mergeLines, mergedRecord } from './merge-choice.ts'
import { MergePage } from './merge-page.tsx'
import { copyTexts } from './messages.ts'
import { orderAnswers } from './order-answers.ts'
import { copyPaths } from './paths.ts'
import { listSources } from './save-source.ts'
import { CopySearchPage } from './search-page.tsx'
import { searchSources } from './search-sources.ts'
import { searchKinds } from './sru-request.ts'
import { asOwnRecord } from './take-over.ts'
import { TakenPage } from './taken-page.tsx'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'catalogue.edit'

/** From a scan to a title with copies: search, take over, save. */
export const copyRoutes = new Hono<Env>()
  .get(copyPaths.copy, requires(permission), async (c) => {
    const text = (c.req.query('teks') ?? '').replaceAll('\0', '').trim().slice(0, 200)
    const kind = searchKinds.find((one) => one === c.req.query('menurut')) ?? 'isbn'
    const { db, config, page } = c.var
    const sources = (await listSources(db)).filter(({ active }) => active)
    const shown = { context: page, kind, text, noSources: sources.length === 0 }
    if (text === '') return c.html(<CopySearchPage {...shown} />)
    const likeness = {
      isbn: kind === 'isbn' ? text : '',
      issn: '',
      title: kind === 'title' ? text : '',
      author: '',
    }
    const [answers, duplicates] = await Promise.all([
      searchSources(sources, { kind, text }, config.privateSources),
      findDuplicates(db, likeness),
    ])
    return c.html(
      <CopySearchPage {...shown} answers={orderAnswers(answers, { kind, text })} duplicates={duplicates} />,
    )
  })
  .post(copyPaths.taken, requires(permission), async (c) => {
    const body = await c.req.parseBody()
    const { record, from } = carriedBy(body)
    const form = parseForm(SeriesForm, body)
    if (body['simpan'] !== '1') return c.html(await takenPage(c, record, from, {}))
    if (body['tanpa'] === '1')
      return c.redirect(`${paths.record(await saveOnly(c, record))}?tersimpan=1`, 303)
    if (!c.var.page.viewer?.permissions.has('catalogue.items')) throw new HTTPException(403)
    const { typed } = form
    if (!form.ok) return c.html(await takenPage(c, record, from, { typed, errors: form.errors }), 422)
    const outcome = await saveWithCopies(c, record, form.values)
    if (outcome.ok)
      return c.redirect(addedAddress(outcome.id, form.values.firstBarcode, form.values.count), 303)
    const taken = await takenInSeries(c.var.db, form.values)
    const errors = seriesErrorOf[outcome.refusal]
    return c.html(await takenPage(c, record, from, { typed, errors, taken }), 422)
  })
  .post(copyPaths.merge(numbered), requires(permission), async (c) => {
    const body = await c.req.parseBody()
    const { record: theirs, from } = carriedBy(body)
    const { id, version, marc: ours, description } = await staffRecord(c)
    const lines = mergeLines(ours, theirs)
    const shown = {
      context: c.var.page,
      id,
      version,
      title: description.title,
      marc: marcToText(theirs),
      from,
    }
    if (body['simpan'] !== '1') return c.html(<MergePage {...shown} lines={lines} />)
    const chosen = new Set(Object.keys(body))
    const marked = lines.map((line) => ({ ...line, kept: chosen.has(line.name) || line.from === 'both' }))
    if (Number(body['version']) !== version)
      return c.html(<MergePage {...shown} lines={lines} problem="changed" />, 422)
    const marc = mergedRecord(ours, lines, chosen)
    if (!marc.fields.some(({ tag }) => tag === '245'))
      return c.html(<MergePage {...shown} lines={marked} problem="noTitle" />, 422)
    const reason = copyTexts(c.var.page.language).merge.reason(from).slice(0, 300)
    const saved = await updateRecord(c.var.db, { id, version, marc, reason }, actorOf(c))
    if (!saved.ok) return c.html(<MergePage {...shown} lines={lines} problem="changed" />, 422)
    return c.redirect(`${paths.record(id)}?tersimpan=1`, 303)
  })

/** The copied record travels with the form as text. */
function carriedBy(body: Record<string, unknown>): { record: MarcRecord; from: string } {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].replaceAll('\0', '') : '')
  const read = marcFromText(text('marc'))
  if (!read.ok) throw notFound()
  return { record: asOwnRecord(read.record), from: text('sumber').slice(0, 120) }
}

type Said = Pick<Parameters<typeof TakenPage>[0], 'errors' | 'taken'> & { typed?: Record<string, string> }

async function takenPage(c: Context<Env>, record: MarcRecord, from: string, { typed, ...said }: Said) {
  const { db, page } = c.var
  const description = describeRecord(record)
  const [branches, duplicates, proposed] = await Promise.all([
    listBranches(db),
    findDuplicates(db, plainFieldsOf(record)),
    proposeSeries(db, proposedCallNumber(description)),
  ])
  const parts = { context: page, record, description, from, duplicates, branches }
  return <TakenPage {...parts} typed={typed ?? proposed} {...said} />
}

const saveOnly = async (c: Context<Env>, record: MarcRecord): Promise<number> => {
  const { id } = await c.var.db.transaction().execute((tx) => createRecordWithin(tx, record, actorOf(c)))
  return id
}

/** Both or neither. */
async function saveWithCopies(
  c: Context<Env>,
  record: MarcRecord,
  series: ItemSeries,
): Promise<{ ok: true; id: number } | { ok: false; refusal: AddItemsRefusal }> {
  let refusal: AddItemsRefusal | undefined
  try {
    const id = await c.var.db.transaction().execute(async (tx) => {
      const made = await createRecordWithin(tx, record, actorOf(c))
      const added = await addItemsWithin(tx, made.id, series, actorOf(c))
      if (added.ok) return made.id
      refusal = added.refusal
      // Takes the new title back.
      throw new Error(added.refusal)
    })
    return { ok: true, id }
  } catch (error) {
    const code = refusal ?? refusalOf(error)
    if (code) return { ok: false, refusal: code }
    throw error
  }
}
