import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { sendSheet } from '#design/print/sheet/write-sheet.ts'
import { optionalText, parseForm, requiredText } from '#kernel/form.ts'
import { streamed } from '#kernel/streamed.ts'
import { readUpload } from '#kernel/upload.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { mayCount, numbered, sessionOf } from '../acting.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Session } from '../sessions/session.ts'
import { ListPage, rowsPerPage } from './list-page.tsx'
import { listRows, lists, type ResultList } from './lists.ts'
import { keepPhoto, largestPhoto, noteUnknown } from './note-unknown.ts'
import { forgetOverview, readOverview } from './overview.ts'
import { listAsCsv, listAsSheet } from './write-list.ts'

const listed = ':daftar'

const NoteForm = v.object({
  barcode: requiredText(100),
  note: optionalText(500),
  settled: v.optional(v.string(), ''),
})

/** What came out, list by list; to be saved as files; and notes on barcodes that nobody knows. */
export const resultRoutes = new Hono<Env>()
  .get(paths.results(numbered, listed), requires(mayCount), async (c) =>
    c.html(await page(c, await sessionOf(c), listOf(c))),
  )
  .get(paths.resultsCsv(numbered, listed), requires(mayCount), async (c) => {
    const session = await sessionOf(c)
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="opname-${session.id}-${listOf(c)}.csv"`)
    return c.body(streamed(listAsCsv(c.var.db, session, wantedOf(c))))
  })
  .get(paths.resultsSheet(numbered, listed), requires(mayCount), async (c) => {
    const session = await sessionOf(c)
    return sendSheet(
      c,
      await listAsSheet(c.var.db, session, wantedOf(c)),
      `opname-${session.id}-${listOf(c)}`,
    )
  })
  .post(paths.unknown(numbered), requires(mayCount), async (c) => {
    const session = await sessionOf(c)
    const form = parseForm(NoteForm, await c.req.parseBody())
    if (!form.ok) return c.html(await page(c, session, 'unknown'), 422)
    const { barcode, note, settled } = form.values
    const noted = { barcode, note, settled: settled === '' ? undefined : settled === '1' }
    const outcome = await noteUnknown(c.var.db, session.id, noted, actorOf(c), c.var.now)
    if (!outcome.ok) throw notFound()
    forgetOverview(c.var.db, session.id)
    return c.redirect(paths.results(session.id, 'unknown'), 303)
  })
  .post(paths.unknownUpload(numbered), requires(mayCount), async (c) => {
    const session = await sessionOf(c)
    const { fields, taken, tooLarge } = await readUpload(c, {
      field: 'file',
      limit: largestPhoto,
      take: (content) => buffer(content),
    })
    const kept =
      taken && !tooLarge && session.state === 'under-way'
        ? await keepPhoto(c.var.db, c.var.files, session.id, fields['barcode'] ?? '', taken)
        : undefined
    if (kept?.ok) return c.redirect(paths.results(session.id, 'unknown'), 303)
    const { photoProblem } = stockTakeTexts(c.var.page.language).results
    return c.html(await page(c, session, 'unknown', photoProblem), 422)
  })
  .get(paths.unknownPhoto(numbered), requires(mayCount), async (c) => {
    const session = await sessionOf(c)
    const digest = await photoOf(c, session)
    const photo = digest && (await c.var.files.read(digest))
    if (!photo) throw notFound()
    c.header('Content-Type', 'image/webp')
    return c.body(Readable.toWeb(photo) as ReadableStream)
  })

function listOf(c: Context<Env>): ResultList {
  const list = v.safeParse(v.picklist(lists), c.req.param('daftar'))
  if (!list.success) throw notFound()
  return list.output
}

const QueryForm = v.object({
  semua: v.fallback(v.optional(v.picklist(['0', '1'])), undefined),
  temuan: v.fallback(v.pipe(v.string(), v.maxLength(40)), ''),
  halaman: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), 1),
  masalah: v.fallback(v.optional(v.literal('kosong')), undefined),
})

/** Those that are scanned twice, and those missing, are open by nature. */
const openOf = (list: ResultList, all: string | undefined) => list !== 'twice' && all !== '1'

function wantedOf(c: Context<Env>) {
  const { semua, temuan } = v.parse(QueryForm, c.req.query())
  const list = listOf(c)
  return { list, open: openOf(list, semua), finding: temuan || undefined, language: c.var.page.language }
}

async function photoOf(c: Context<Env>, { id }: Session) {
  const row = await c.var.db
    .selectFrom('stockTake.unknowns')
    .select('photoDigest')
    .where('sessionId', '=', id)
    .where('barcode', '=', (c.req.query('barcode') ?? '').slice(0, 100))
    .executeTakeFirst()
  return row?.photoDigest ?? undefined
}

async function page(c: Context<Env>, session: Session, list: ResultList, said?: string) {
  const { db } = c.var
  const { semua, temuan, halaman, masalah } = v.parse(QueryForm, c.req.query())
  const open = openOf(list, semua)
  const finding = temuan || undefined
  const asked = { list, open, finding, offset: (halaman - 1) * rowsPerPage, limit: rowsPerPage }
  const [rows, { counts }] = await Promise.all([listRows(db, session, asked), readOverview(db, session)])
  const total = counts
    .filter((count) => count.list === list && (!finding || count.finding === finding))
    .reduce((sum, count) => sum + (open ? count.open : count.all), 0)
  const t = stockTakeTexts(c.var.page.language).results
  const problem = said ?? (masalah && t.nothingTicked)
  const shown = { open, finding, page: halaman }
  return <ListPage context={c.var.page} {...{ session, list, counts, rows, shown, total, problem }} />
}
