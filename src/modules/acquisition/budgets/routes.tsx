import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayOf } from '#kernel/days.ts'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { actorOf } from '../acting.ts'
import { paths } from '../paths.ts'
import { BudgetsPage } from './budgets-page.tsx'
import { listBudgets, listEntries, listSources } from './find-budgets.ts'
import {
  addSource,
  BudgetForm,
  closeSource,
  saveBudget,
  SourceForm,
  type SaveBudgetRefusal,
} from './save-budget.ts'

const permission = 'acquisition.budgets'

const Asked = v.object({
  tahun: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^2[01]\d\d$/), v.transform(Number))), undefined),
})

export const budgetRoutes = new Hono<Env>()
  .get(paths.budgets, requires(permission), async (c) =>
    c.html(await budgetsPage(c, { typed: {}, saved: c.req.query('tersimpan') !== undefined })),
  )
  .post(paths.budgets, requires(permission), async (c) => {
    const form = parseForm(BudgetForm, await c.req.parseBody())
    const { typed } = form
    if (!form.ok) return c.html(await budgetsPage(c, { typed, errors: form.errors }), 422)
    const outcome = await saveBudget(c.var.db, form.values, actorOf(c))
    return outcome.ok
      ? c.redirect(`${paths.budgets}?tahun=${form.values.year}&tersimpan=1`, 303)
      : c.html(await budgetsPage(c, { typed, errors: { [fieldOf[outcome.refusal]]: outcome.refusal } }), 422)
  })
  .post(paths.sources, requires(permission), async (c) => {
    const form = parseForm(SourceForm, await c.req.parseBody())
    if (!form.ok) return c.html(await budgetsPage(c, { typed: {}, errors: form.errors }), 422)
    await addSource(c.var.db, form.values.name, actorOf(c))
    return c.redirect(`${paths.budgets}?tersimpan=1`, 303)
  })
  .post(paths.sourceClosing(':id{[0-9]{1,15}}'), requires(permission), async (c) => {
    await closeSource(c.var.db, Number(c.req.param('id')), actorOf(c))
    return c.redirect(`${paths.budgets}?tersimpan=1`, 303)
  })

const fieldOf: Record<SaveBudgetRefusal, string> = {
  'less-than-used': 'amount',
  'source-unknown': 'sourceId',
}

async function budgetsPage(c: Context<Env>, said: { typed: Typed; errors?: FieldErrors; saved?: boolean }) {
  const { db, now, page } = c.var
  const year = v.parse(Asked, c.req.query()).tahun ?? Number(dayOf(now).slice(0, 4))
  const [budgets, entries, sources] = await Promise.all([
    listBudgets(db, year),
    listEntries(db, year, 30),
    listSources(db),
  ])
  return <BudgetsPage context={page} {...{ year, budgets, entries, sources }} {...said} />
}
