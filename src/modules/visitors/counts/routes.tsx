import { stringify } from 'csv-stringify/sync'
import { Hono, type Context } from 'hono'
import { mostSheetRows, sendSheet, type SheetCell } from '#design/print/sheet/write-sheet.ts'
import { dayOf } from '#kernel/days.ts'
import { streamed } from '#kernel/streamed.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { listCategories } from '#modules/patrons/index.ts'
import { listAnswers } from '../answers/answers.ts'
import { visitorTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { maySee } from '../permissions.ts'
import { findVisitorSettings } from '../settings/settings.ts'
import { countDoors, countVisits, listGroups } from './count-visits.ts'
import { listDays, type DayCounts } from './list-days.ts'
import { readPeriod } from './read-period.ts'
import { VisitorsPage } from './visitors-page.tsx'
import { writeDetails } from './write-details.ts'

/** How many came, on a page and as files. */
export const countRoutes = new Hono<Env>()
  .get(paths.visitors, requires(maySee), async (c) => {
    const { db, now, page } = c.var
    const period = readPeriod(c.req.query(), now)
    const [counts, doors, groups, lists, branches, categories, { official }] = await Promise.all([
      countVisits(db, period),
      countDoors(db, period),
      listGroups(db, period),
      listAnswers(db, { retired: true }),
      listBranches(db),
      listCategories(db),
      findVisitorSettings(db),
    ])
    const shown = { period, counts, doors, groups, lists, branches, categories, official }
    return c.html(<VisitorsPage context={page} today={dayOf(now)} {...shown} />)
  })
  .get(paths.days, requires(maySee), async (c) => {
    const period = readPeriod(c.req.query(), c.var.now)
    const days = await listDays(c.var.db, period)
    const name = `pengunjung-${period.from}-${period.to}`
    const { columns, rows } = sheetOf(c, days)
    if (c.req.query('berkas') !== 'csv') return sendSheet(c, { name: 'Pengunjung', columns, rows }, name)
    const csv = stringify([columns.map(({ label }) => label), ...rows], { escape_formulas: true, bom: true })
    return sendCsv(c, name, csv)
  })
  .get(paths.details, requires(maySee), async (c) => {
    const period = readPeriod(c.req.query(), c.var.now)
    const lists = await listAnswers(c.var.db, { retired: true })
    const name = `rincian-pengunjung-${period.from}-${period.to}`
    return sendCsv(c, name, streamed(writeDetails(c.var.db, period, lists)))
  })

function sendCsv(c: Context<Env>, name: string, content: string | ReadableStream<Uint8Array>): Response {
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${name}.csv"`)
  return c.body(content)
}

const keys = [
  'day',
  'branch',
  'members',
  'guests',
  'groups',
  'taps',
  'total',
  'women',
  'men',
  'disabled',
  'doors',
] as const satisfies readonly (keyof DayCounts)[]

function sheetOf(c: Context<Env>, days: readonly DayCounts[]) {
  const { columns: words } = visitorTexts(c.var.page.language).staff
  const labels = { ...words, branch: words.place }
  return {
    columns: keys.map((key) => ({ label: labels[key], width: key === 'branch' ? 24 : 14 })),
    rows: days.slice(0, mostSheetRows).map((row) => keys.map((key): SheetCell => row[key])),
  }
}
