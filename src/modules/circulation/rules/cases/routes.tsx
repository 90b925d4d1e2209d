import { Hono } from 'hono'
import * as v from 'valibot'
import { parseForm } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { actorOf } from '../../acting.ts'
import { checkCases, listRuleCases, verdictOf } from '../book/rule-cases.ts'
import { dayText, maybeId, wholeNumber } from '../pages/change-form.ts'
import { bookOfShown, shownRules } from '../pages/shown.ts'
import { rulePaths } from '../paths.ts'
import { CaseForm, CaseFormPage, typedCase } from './case-form.tsx'
import { CasesPage } from './cases-page.tsx'
import { removeCase, saveCase } from './save-case.ts'

const change = 'circulation.rules-change'
const numbered = ':id{[0-9]{1,15}}'

/** What the rules need to know to say what comes out. */
const FillForm = v.object({
  category: v.string(),
  loanCategory: v.string(),
  branchId: v.pipe(maybeId, v.number()),
  lentOn: dayText,
  daysLate: wholeNumber(1000),
})

export const caseRoutes = new Hono<Env>()
  .get(rulePaths.cases, requires('circulation.rules'), async (c) => {
    const shown = await shownRules(c)
    const book = await bookOfShown(c, shown)
    return c.html(<CasesPage {...shown} checked={checkCases(book, await listRuleCases(c.var.db))} />)
  })
  .get(rulePaths.case('baru'), requires(change), async (c) =>
    c.html(<CaseFormPage {...await shownRules(c)} id={undefined} typed={c.req.query()} />),
  )
  .get(rulePaths.case(numbered), requires(change), async (c) => {
    const id = Number(c.req.param('id'))
    const one = (await listRuleCases(c.var.db)).find((row) => row.id === id)
    if (!one) throw notFound()
    return c.html(<CaseFormPage {...await shownRules(c)} id={id} typed={typedCase(one)} />)
  })
  .post(rulePaths.case(':id{baru|[0-9]{1,15}}'), requires(change), async (c) => {
    const given = c.req.param('id')
    const id = given === 'baru' ? undefined : Number(given)
    const body = await c.req.parseBody()
    const form = parseForm(CaseForm, body)
    const shown = await shownRules(c)
    const asked = v.safeParse(FillForm, body)
    if (body['fill'] === '1' && asked.success) {
      const expected = verdictOf(await bookOfShown(c, shown), asked.output)
      const typed = { ...form.typed, ...typedCase({ id: 0, name: '', ...asked.output, expected }) }
      return c.html(
        <CaseFormPage {...shown} {...{ id }} typed={{ ...typed, name: form.typed['name'] ?? '' }} />,
      )
    }
    if (!form.ok) return c.html(<CaseFormPage {...shown} {...{ id }} {...form} />, 422)
    const { category, branchId } = form.values
    const known =
      shown.known.categories.some(({ code }) => code === category) &&
      shown.known.branches.some((branch) => branch.id === branchId)
    if (!known) throw notFound()
    const outcome = await saveCase(c.var.db, { ...form.values, id }, actorOf(c))
    if (!outcome.ok) throw notFound()
    return c.redirect(rulePaths.cases, 303)
  })
  .post(rulePaths.removeCase(numbered), requires(change), async (c) => {
    await removeCase(c.var.db, Number(c.req.param('id')), actorOf(c))
    return c.redirect(rulePaths.cases, 303)
  })
