import { Hono, type Context } from 'hono'
import type { Db } from '#kernel/database.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { mergedRecord, mergeLines } from '../copy-cataloguing/merge-choice.ts'
import type { OverlayRule } from '../describe/overlay.ts'
import { checkRecord } from '../marc-schema/check-record.ts'
import { problemText } from '../marc-schema/messages.ts'
import type { MarcRecord } from '../marc/record.ts'
import { paths } from '../paths.ts'
import { qualityPaths } from '../quality/paths.ts'
import { recordsOfNumber } from '../records/find-by-number.ts'
import { findRecord, type RecordDetails } from '../records/find-record.ts'
import { actorOf } from '../workplace/acting.ts'
import { staffRecord } from '../workplace/show-record.tsx'
import { ChooseTitlePage, ComparePage, type ComparePageProps } from './compare-page.tsx'
import { listMerges } from './find-merges.ts'
import type { MergeFollower } from './followers.ts'
import { mergeTitles } from './merge-titles.ts'
import { MergesPage } from './merges-page.tsx'
import { mergeTexts } from './messages.ts'
import { undoTitleMerge } from './undo-title-merge.ts'

const numbered = ':id{[0-9]{1,15}}'

/** The title that stays keeps what it has; numbers, subjects, further names and links grow, and gaps are filled. */
const usualRule: OverlayRule = {
  protect: ['001', '003', '005', '008', '9XX', '090', '099'],
  add: ['020', '022', '035', '6XX', '7XX', '856'],
  replaceRest: false,
}

/** Making one title of two, and taking that back. */
export const titleMergeRoutes = (followers: readonly MergeFollower[]) =>
  new Hono<Env>()
    .get(qualityPaths.merges, requires('catalogue.view'), async (c) => {
      const told = { 1: 'done', 2: 'recordKept' }[c.req.query('dikembalikan') ?? '']
      const merges = await listMerges(c.var.db)
      const shown = told === 'done' || told === 'recordKept' ? told : undefined
      return c.html(<MergesPage context={c.var.page} merges={merges} told={shown} />)
    })
    .post(qualityPaths.mergeUndo(numbered), requires('catalogue.merge'), async (c) => {
      const outcome = await undoTitleMerge(c.var.db, Number(c.req.param('id')), followers, actorOf(c))
      if (outcome.ok) {
        return c.redirect(`${qualityPaths.merges}?dikembalikan=${outcome.value.recordKept ? 2 : 1}`, 303)
      }
      const merges = await listMerges(c.var.db)
      return c.html(<MergesPage context={c.var.page} merges={merges} refusal={outcome.refusal} />, 422)
    })
    .get(qualityPaths.merge(numbered), requires('catalogue.merge'), async (c) => {
      const record = await staffRecord(c)
      const text = (c.req.query('dengan') ?? '').trim().slice(0, 100)
      const others = (await titlesNumbered(c.var.db, text)).filter((id) => id !== record.id)
      const [only] = others
      if (only !== undefined && others.length === 1) {
        return c.html(<ComparePage {...await comparison(c, record, only)} />)
      }
      const problem = text === '' ? undefined : others.length === 0 ? 'unknown' : 'several'
      return c.html(<ChooseTitlePage context={c.var.page} {...{ record, text, problem }} />)
    })
    .post(qualityPaths.merge(numbered), requires('catalogue.merge'), async (c) => {
      const record = await staffRecord(c)
      const typed = await c.req.parseBody()
      const page = await comparison(c, record, Number(typed['dengan']), new Set(Object.keys(typed)))
      const from = page.goes.record
      const chosen = new Set(page.lines.filter(({ kept }) => kept).map(({ name }) => name))
      const marc = mergedRecord(record.marc, page.lines, chosen)
      const reason = textOf(typed['alasan']) || page.reason
      const versions = { into: Number(typed['versiTetap']), from: Number(typed['versiPergi']) }
      const wrong = wrongIn(marc, record.marc, c)
      if (wrong) return c.html(<ComparePage {...page} reason={reason} problem={wrong} />, 422)
      const merge = { from: from.id, into: record.id, marc, versions, reason }
      const outcome = await mergeTitles(c.var.db, merge, followers, actorOf(c))
      if (outcome.ok) return c.redirect(`${paths.record(record.id)}?tersimpan=1`, 303)
      const problem = mergeTexts(c.var.page.language).refusals[outcome.refusal]
      return c.html(<ComparePage {...page} reason={reason} problem={problem} />, 422)
    })

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 300) : '')

/** A record's own number goes before those that others bear. */
async function titlesNumbered(db: Db, text: string): Promise<number[]> {
  const own = /^[1-9]\d{0,14}$/.test(text) ? await findRecord(db, Number(text)) : undefined
  return own ? [own.id] : recordsOfNumber(db, text)
}

async function comparison(
  c: Context<Env>,
  record: RecordDetails,
  otherId: number,
  ticked?: ReadonlySet<string>,
): Promise<ComparePageProps> {
  const other = Number.isSafeInteger(otherId) ? await findRecord(c.var.db, otherId) : undefined
  if (!other) throw notFound()
  const lines = mergeLines(record.marc, other.marc, usualRule).map((line) =>
    ticked && line.from !== 'both' ? { ...line, kept: ticked.has(line.name) } : line,
  )
  const [copies, otherCopies] = await Promise.all(
    [record.id, other.id].map((id) => countCopies(c.var.db, id)),
  )
  return {
    context: c.var.page,
    stays: { record, copies: copies ?? 0 },
    goes: { record: other, copies: otherCopies ?? 0 },
    lines,
    reason: mergeTexts(c.var.page.language).usualReason(other.id),
  }
}

async function countCopies(db: Db, recordId: number): Promise<number> {
  const { count } = await db
    .selectFrom('catalogue.items')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('recordId', '=', recordId)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What must not be in a record and was not in that of the title that stays, as a sentence. */
function wrongIn(marc: MarcRecord, before: MarcRecord, c: Context<Env>): string | undefined {
  const { language } = c.var.page
  const t = mergeTexts(language).refusals
  if (!marc.fields.some(({ tag }) => tag === '245')) return t['no-title']
  const repeated = checkRecord(marc, before).filter(({ code }) => code === 'field-repeated')
  const known = new Set(checkRecord(before).map(({ tag, code }) => tag + code))
  const fresh = repeated.filter(({ tag, code }) => !known.has(tag + code))
  if (fresh.length === 0) return undefined
  return `${t['two-titles']} ${[...new Set(fresh.map((one) => problemText(one, language)))].join(' ')}`
}
