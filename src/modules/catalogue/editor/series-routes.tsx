import { Hono, type Context } from 'hono'
import { parseForm } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { copyPaths } from '../copy-cataloguing/paths.ts'
import { actorOf } from '../workplace/acting.ts'
import { staffRecord } from '../workplace/show-record.tsx'
import { addItems, takenInSeries } from './add-items.ts'
import { proposedCallNumber } from './call-number.ts'
import { countUp } from './count-up.ts'
import { editorTexts } from './messages.ts'
import { editorPaths } from './paths.ts'
import { seriesErrorOf } from './series-fields.tsx'
import { proposeSeries, SeriesForm } from './series-form.ts'
import { SeriesAddedPage, SeriesPage } from './series-page.tsx'

const numbered = ':id{[0-9]{1,15}}'

/** Copies in series. */
export const seriesRoutes = new Hono<Env>()
  .get(editorPaths.itemSeries(numbered), requires('catalogue.items'), async (c) => {
    const { description } = await staffRecord(c)
    const typed = await proposeSeries(c.var.db, proposedCallNumber(description))
    return c.html(<SeriesPage {...await pageParts(c)} typed={typed} />)
  })
  .post(editorPaths.itemSeries(numbered), requires('catalogue.items'), async (c) => {
    const { id } = await staffRecord(c)
    const form = parseForm(SeriesForm, await c.req.parseBody())
    const { typed } = form
    if (!form.ok)
      return c.html(<SeriesPage {...await pageParts(c)} {...{ typed }} errors={form.errors} />, 422)
    const outcome = await addItems(c.var.db, id, form.values, actorOf(c))
    if (outcome.ok) return c.redirect(addedAddress(id, form.values.firstBarcode, form.values.count), 303)
    const errors = seriesErrorOf[outcome.refusal] ?? {}
    const taken = await takenInSeries(c.var.db, form.values)
    return c.html(<SeriesPage {...await pageParts(c)} {...{ typed, errors, taken }} />, 422)
  })
  .get(editorPaths.seriesAdded(numbered), requires('catalogue.items'), async (c) => {
    const { id, description } = await staffRecord(c)
    const count = Math.min(99, Number(c.req.query('banyak')) || 0)
    const barcodes = countUp(c.req.query('mulai') ?? '', count) ?? []
    const t = editorTexts(c.var.page.language).series
    const next = { href: copyPaths.copy, label: t.nextTitle }
    return c.html(
      <SeriesAddedPage
        context={c.var.page}
        recordId={id}
        recordTitle={description.title}
        {...{ barcodes, next }}
      />,
    )
  })

/** The page that says what was added. */
export const addedAddress = (id: number, first: string, count: number): string =>
  `${editorPaths.seriesAdded(id)}?${new URLSearchParams({ mulai: first, banyak: String(count) })}`

async function pageParts(c: Context<Env>) {
  const { id, description } = await staffRecord(c)
  const branches = await listBranches(c.var.db)
  return { context: c.var.page, recordId: id, recordTitle: description.title, branches }
}
