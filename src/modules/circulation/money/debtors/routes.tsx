import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { audit } from '#kernel/audit.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { listCategories, noteMemberListSeen } from '#modules/patrons/index.ts'
import { moneyPaths } from '../paths.ts'
import { DebtorsPage, debtorsPerPage } from './debtors-page.tsx'
import { debtorsAsCsv, debtorsAsXlsx } from './export-debtors.ts'
import { DebtorQuery } from './filter.ts'
import { listDebtors } from './list-debtors.ts'
import { debtorTexts } from './messages.ts'

const permission = 'circulation.money'
/** More lines than a sheet that somebody works through. */
const mostExported = 50_000

/** Who owes what, on the page and as a file. */
export const debtorRoutes = new Hono<Env>()
  .get(moneyPaths.debtors, requires(permission), async (c) => {
    const { db, page: context } = c.var
    const { filter, page } = v.parse(DebtorQuery, c.req.query())
    const [list, categories, branches] = await Promise.all([
      listDebtors(db, filter, { offset: (page - 1) * debtorsPerPage, limit: debtorsPerPage }),
      listCategories(db),
      listBranches(db),
    ])
    await noteMemberListSeen(c, 'debtors', list.debtors.length)
    return c.html(<DebtorsPage {...{ context, list, filter, page, categories, branches }} />)
  })
  .get(moneyPaths.debtorFile('csv'), requires(permission), async (c) => {
    const csv = debtorsAsCsv(await exported(c), c.var.page.language)
    named(c, 'csv')
    return c.body(csv, 200, { 'Content-Type': 'text/csv; charset=utf-8' })
  })
  .get(moneyPaths.debtorFile('xlsx'), requires(permission), async (c) => {
    const sheet = await debtorsAsXlsx(await exported(c), c.var.page.language)
    named(c, 'xlsx')
    return c.body(new Uint8Array(sheet), 200, {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    })
  })

const named = (c: Context<Env>, ending: string) =>
  c.header(
    'Content-Disposition',
    `attachment; filename="${debtorTexts(c.var.page.language).fileName}.${ending}"`,
  )

/** A file with names leaves the house, so it is in the audit log. */
async function exported(c: Context<Env>) {
  const { filter } = v.parse(DebtorQuery, c.req.query())
  const { debtors } = await listDebtors(c.var.db, filter, { offset: 0, limit: mostExported })
  await audit(c.var.db, actorOf(c), {
    action: 'debtors.exported',
    subjectKind: 'debtors',
    subjectId: 'all',
    details: { members: debtors.length },
  })
  return debtors
}
