import { Hono, type Context } from 'hono'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import type { BatchSubject } from '../batch/batch-state.ts'
import { SelectionForm, type FindTitles } from '../batch/choose/selection.ts'
import { libraryDay } from '../batch/choose/item-conditions.ts'
import { streamed } from '#kernel/streamed.ts'
import { actorOf } from '../workplace/acting.ts'
import { findColours } from './colours.ts'
import { countWithoutCallNumber, findCardRows, findLabelRows } from './find-labels.ts'
import { labelTexts } from './messages.ts'
import { PrintPage } from './pages/print-page.tsx'
import { PrintsPage } from './pages/prints-page.tsx'
import { labelPaths } from './paths.ts'
import { readPrintOptions } from './print-options.ts'
import { createPrint, findPrint, listPrints, type CreatePrintRefusal, type Print } from './prints.ts'
import { listSheets } from './sheets.ts'
import { writeLabels } from './write-labels.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'catalogue.labels'
const rowsShown = 25

const subjectOf = (text: unknown): BatchSubject => (text === 'records' ? 'records' : 'items')

/** Labels and cards: choose, see how they lie on the sheet, print. */
export const labelRoutes = (findTitles: FindTitles) =>
  new Hono<Env>()
    .get(labelPaths.prints, requires(permission), async (c) => {
      const { jenis, cari } = c.req.query()
      const typed: Typed = cari === undefined ? {} : { how: 'search', text: cari.slice(0, 2000) }
      return c.html(await printsPage(c, subjectOf(jenis), { typed }))
    })
    .post(labelPaths.prints, requires(permission), async (c) =>
      printing(c, findTitles, await c.req.parseBody()),
    )
    .get(labelPaths.print(numbered), requires(permission), async (c) => c.html(await printPage(c)))
    .get(labelPaths.file(numbered), requires(permission), async (c) => {
      const print = await printOf(c)
      const { db, page } = c.var
      const options = readPrintOptions(c.req.query(), await listSheets(db), print.subject)
      if (!options) throw notFound()
      const { sheet, content, symbol, start, withTitle, allCards } = options
      const t = labelTexts(page.language)
      c.header('Content-Type', 'application/pdf')
      c.header('Content-Disposition', `inline; filename="label-${print.id}.pdf"`)
      const file = writeLabels(db, {
        ids: print.ids,
        sheet,
        content,
        start,
        allCards,
        style: { library: options.library ? page.libraryName : '', symbol, withTitle },
        colours: options.colours ? await findColours(db) : undefined,
        title: `${t.print.contents[content]} ${print.id}`,
      })
      return c.body(streamed(file))
    })

interface Said {
  typed?: Typed
  errors?: FieldErrors
  refusal?: CreatePrintRefusal
}

async function printsPage(c: Context<Env>, subject: BatchSubject, { typed = {}, ...said }: Said) {
  const [branches, prints] = await Promise.all([listBranches(c.var.db), listPrints(c.var.db, 20)])
  const today = libraryDay(c.var.now)
  return <PrintsPage context={c.var.page} {...{ subject, branches, prints, today, typed }} {...said} />
}

/** Keeps what was chosen and shows how it will be printed. */
async function printing(c: Context<Env>, findTitles: FindTitles, body: Record<string, unknown>) {
  const subject = subjectOf(body['subject'])
  const form = parseForm(SelectionForm, body)
  const { typed } = form
  if (!form.ok) return c.html(await printsPage(c, subject, { typed, errors: form.errors }), 422)
  const outcome = await createPrint(c.var.db, { subject, selection: form.values }, findTitles, actorOf(c))
  return outcome.ok
    ? c.redirect(labelPaths.print(outcome.value.id), 303)
    : c.html(await printsPage(c, subject, { typed, refusal: outcome.refusal }), 422)
}

async function printOf(c: Context<Env>): Promise<Print> {
  const print = await findPrint(c.var.db, Number(c.req.param('id')))
  if (!print) throw notFound()
  return print
}

async function printPage(c: Context<Env>) {
  const print = await printOf(c)
  const { db } = c.var
  const all = await listSheets(db)
  const options = readPrintOptions(c.req.query(), all, print.subject)
  if (!options) throw notFound()
  // Cards are not printed on paper for labels, unless there is no other.
  const fitting = all.filter(({ content }) => (content === 'card') === (print.subject === 'records'))
  const sheets = fitting.includes(options.sheet) ? fitting : all
  const first = print.ids.slice(0, rowsShown)
  const [rows, withoutCallNumber] =
    print.subject === 'items'
      ? await Promise.all([findLabelRows(db, first), countWithoutCallNumber(db, print.ids)])
      : [await findCardRows(db, first), 0]
  return <PrintPage context={c.var.page} {...{ print, sheets, options, rows, withoutCallNumber }} />
}
