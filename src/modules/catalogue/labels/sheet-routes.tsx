import { Hono, type Context } from 'hono'
import { parseForm, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { streamed } from '#kernel/streamed.ts'
import { actorOf } from '../workplace/acting.ts'
import { ColoursForm, findColours, saveColours } from './colours.ts'
import { SheetPage } from './pages/sheet-page.tsx'
import { SheetsPage } from './pages/sheets-page.tsx'
import { labelPaths } from './paths.ts'
import { findSheet, listSheets, removeSheet, saveSheet, type SaveSheetRefusal } from './sheets.ts'
import { SheetForm, type Sheet } from './sheet.ts'
import { writeTestSheet } from './write-test-sheet.ts'

const numbered = ':id{[0-9]{1,9}}'
const permission = 'catalogue.labels'
const savedAddress = `${labelPaths.sheets}?tersimpan=1`

/** Paper and colours of labels. */
export const sheetRoutes = new Hono<Env>()
  .get(labelPaths.sheets, requires(permission), async (c) => {
    const [sheets, colours] = await Promise.all([listSheets(c.var.db), findColours(c.var.db)])
    const saved = c.req.query('tersimpan') !== undefined
    return c.html(<SheetsPage context={c.var.page} {...{ sheets, colours, saved }} />)
  })
  .post(labelPaths.colours, requires(permission), async (c) => {
    const form = parseForm(ColoursForm, await c.req.parseBody())
    // Only a program sends what is no colour: the browser's own field does not.
    if (form.ok) await saveColours(c.var.db, form.values, actorOf(c))
    return form.ok ? c.redirect(savedAddress, 303) : c.redirect(labelPaths.sheets, 303)
  })
  .get(labelPaths.newSheet, requires(permission), (c) =>
    c.html(<SheetPage context={c.var.page} typed={usual} />),
  )
  .post(labelPaths.newSheet, requires(permission), (c) => save(c, undefined))
  .get(labelPaths.sheet(numbered), requires(permission), async (c) => {
    const sheet = await sheetOf(c)
    return c.html(<SheetPage context={c.var.page} sheet={sheet} typed={typedOf(sheet)} />)
  })
  .post(labelPaths.sheet(numbered), requires(permission), async (c) => save(c, await sheetOf(c)))
  .post(labelPaths.sheetRemoval(numbered), requires(permission), async (c) => {
    const outcome = await removeSheet(c.var.db, Number(c.req.param('id')), actorOf(c))
    if (!outcome.ok) throw notFound()
    return c.redirect(savedAddress, 303)
  })
  .get(labelPaths.testSheet(numbered), requires(permission), async (c) => {
    const sheet = await sheetOf(c)
    c.header('Content-Type', 'application/pdf')
    c.header('Content-Disposition', `inline; filename="uji-${sheet.id}.pdf"`)
    return c.body(streamed(writeTestSheet(sheet)))
  })

const usual: Typed = { pageWidth: '210', pageHeight: '297', content: 'both' }

async function save(c: Context<Env>, sheet: Sheet | undefined) {
  const form = parseForm(SheetForm, await c.req.parseBody())
  const page = (errors: Record<string, string>) =>
    c.html(<SheetPage context={c.var.page} sheet={sheet} typed={form.typed} errors={errors} />, 422)
  if (!form.ok) return page(form.errors)
  const outcome = await saveSheet(c.var.db, sheet?.id, form.values, actorOf(c))
  return outcome.ok ? c.redirect(savedAddress, 303) : page({ [fieldOf[outcome.refusal]]: outcome.refusal })
}

const fieldOf: Record<SaveSheetRefusal, string> = { 'name-taken': 'name', 'sheet-unknown': 'name' }

async function sheetOf(c: Context<Env>): Promise<Sheet> {
  const sheet = await findSheet(c.var.db, Number(c.req.param('id')))
  if (!sheet) throw notFound()
  return sheet
}

/** A sheet as its form shows it: figures with a comma, as they are written here. */
const typedOf = ({ id: _, usual: first, ...sheet }: Sheet): Typed => ({
  ...Object.fromEntries(
    Object.entries(sheet).map(([name, value]) => [
      name,
      typeof value === 'number' ? String(value).replace('.', ',') : value,
    ]),
  ),
  ...(first ? { usual: '1' } : {}),
})
