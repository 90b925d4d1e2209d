import { Hono, type Context } from 'hono'
import { parseForm, type FieldErrors } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { listCategories } from '#modules/patrons/index.ts'
import { blockText } from '../../deeds/messages.ts'
import { askForPlace, newMoneyKey, readMoneyForm } from '../money-request.ts'
import { moneyPaths } from '../paths.ts'
import { AmnestiesPage, AmnestyPage } from './amnesty-page.tsx'
import { grantAmnesty } from './grant-amnesty.ts'
import { findAmnesty, listAmnesties } from './list-amnesties.ts'
import { amnestyTexts } from './messages.ts'
import { NewAmnestyPage, type NewAmnestyPageProps } from './new-page.tsx'
import { planAmnesty } from './plan-amnesty.ts'
import { RunForm, TermsForm } from './terms-form.ts'
import { undoAmnesty } from './undo-amnesty.ts'

const permission = 'circulation.amnesty'
const numbered = ':id{[0-9]{1,15}}'
const idOf = (c: Context<Env>) => Number(c.req.param('id'))

/** Amnesties: say the terms, look, run, take back. */
export const amnestyRoutes = new Hono<Env>()
  .get(moneyPaths.amnesties, requires(permission), async (c) =>
    c.html(<AmnestiesPage context={c.var.page} amnesties={await listAmnesties(c.var.db)} />),
  )
  .get(moneyPaths.newAmnesty, requires(permission), async (c) => {
    const given = c.req.queries()
    return Object.keys(given).some((name) => name === 'persen')
      ? previewTerms(c, fieldsOf(given), { keyOfDeed: newMoneyKey() })
      : showNew(c, { keyOfDeed: newMoneyKey() })
  })
  .post(moneyPaths.newAmnesty, requires(permission), async (c) => {
    const request = await readMoneyForm(c)
    if (!request) return askForPlace(c, moneyPaths.newAmnesty)
    const keyOfDeed = request.deed.key
    const form = parseForm(RunForm, request.body)
    if (!form.ok) return previewTerms(c, request.body, { keyOfDeed, errors: form.errors }, 422)
    const answer = await grantAmnesty(c.var.db, request.deed, form.values, c.var.now)
    if (answer.ok) return c.redirect(`${moneyPaths.amnesty(answer.value.batchId)}?baru=1`, 303)
    const refused = answer.blocks.map((block) => blockText(block, c.var.page.language, 'staff'))
    return previewTerms(c, request.body, { keyOfDeed: newMoneyKey(), refused }, 422)
  })
  .get(moneyPaths.amnesty(numbered), requires(permission), (c) =>
    showOne(c, { keyOfDeed: newMoneyKey(), fresh: c.req.query('baru') === '1' }),
  )
  .post(moneyPaths.amnestyUndo(numbered), requires(permission), async (c) => {
    const request = await readMoneyForm(c)
    if (!request) return askForPlace(c, moneyPaths.amnesty(idOf(c)))
    const answer = await undoAmnesty(c.var.db, request.deed, { batchId: idOf(c) }, c.var.now)
    if (answer.ok) return c.redirect(moneyPaths.amnesty(idOf(c)), 303)
    const refused = answer.blocks.map((block) => blockText(block, c.var.page.language, 'staff'))
    return showOne(c, { keyOfDeed: request.deed.key, fresh: false, refused }, 422)
  })

/** Fields of an address as those of a form: one text, or several of one name. */
const fieldsOf = (given: Record<string, string[]>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  )

type Said = Pick<NewAmnestyPageProps, 'keyOfDeed' | 'typed' | 'ticked' | 'errors' | 'refused' | 'planned'>

async function previewTerms(
  c: Context<Env>,
  fields: Record<string, unknown>,
  said: Said,
  status: 200 | 422 = 200,
) {
  const form = parseForm(TermsForm, fields)
  const { typed } = form
  if (!form.ok) return showNew(c, { ...said, typed, errors: form.errors }, 422)
  const terms = form.values
  const plan = await planAmnesty(c.var.db, terms)
  const ticked = { categories: terms.categories, reasons: terms.reasons }
  return showNew(c, { ...said, typed, ticked, planned: { terms, plan } }, status)
}

async function showNew(c: Context<Env>, { errors = {}, ...said }: Said, status: 200 | 422 = 200) {
  const { db, page: context } = c.var
  const [categories, branches] = await Promise.all([listCategories(db), listBranches(db)])
  const worded = inWords(errors, amnestyTexts(context.language).refusals)
  return c.html(<NewAmnestyPage {...{ context, categories, branches }} {...said} errors={worded} />, status)
}

const inWords = (errors: FieldErrors, words: Readonly<Record<string, string>>): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, words[code] ?? code]))

interface Shown {
  keyOfDeed: string
  fresh: boolean
  refused?: readonly string[]
}

async function showOne(c: Context<Env>, shown: Shown, status: 200 | 422 = 200) {
  const { db, page: context } = c.var
  const [amnesty, categories, branches] = await Promise.all([
    findAmnesty(db, idOf(c)),
    listCategories(db),
    listBranches(db),
  ])
  if (!amnesty) throw notFound()
  return c.html(<AmnestyPage {...{ context, amnesty, categories, branches }} {...shown} />, status)
}
