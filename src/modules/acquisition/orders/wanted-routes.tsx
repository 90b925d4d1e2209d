import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { sendSheet } from '#design/print/sheet/write-sheet.ts'
import { dayOf } from '#kernel/days.ts'
import { optionalText, parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { actorOf } from '../acting.ts'
import { listBudgets } from '../budgets/find-budgets.ts'
import { Id } from '../budgets/save-budget.ts'
import { acquisitionTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { listVendors } from '../vendors/vendors.ts'
import { addLine, LineForm, removeLine, type AddLineRefusal } from './add-line.ts'
import { listWanted } from './find-orders.ts'
import { LinePage } from './line-page.tsx'
import { makeOrder, type MakeOrderRefusal } from './make-order.ts'
import { sheetOf } from './order-papers.ts'
import { WantedPage } from './wanted-page.tsx'

const permission = 'acquisition.orders'

const OrderForm = v.object({ vendorId: Id, budgetId: Id, note: optionalText(500) })
const Ids = v.pipe(
  v.optional(v.union([v.array(v.string()), v.string()]), () => []),
  v.transform((ids) => (Array.isArray(ids) ? ids : [ids]).filter((id) => /^\d{1,15}$/.test(id)).map(Number)),
  v.maxLength(400),
)

/** The order list, and making an order of it. */
export const wantedRoutes = new Hono<Env>()
  .get(paths.wanted, requires(permission), async (c) => c.html(await wantedPage(c, { typed: {} })))
  .get(paths.wantedFile, requires(permission), async (c) => {
    const texts = acquisitionTexts(c.var.page.language)
    return sendSheet(c, sheetOf(texts.wanted.title, await listWanted(c.var.db), texts), 'daftar-pesanan')
  })
  .get(paths.newLine, requires(permission), async (c) => c.html(await linePage(c, { copies: '1' })))
  .post(paths.newLine, requires(permission), async (c) => {
    const form = parseForm(LineForm, await c.req.parseBody())
    if (!form.ok) return c.html(await linePage(c, form.typed, form.errors), 422)
    const outcome = await addLine(c.var.db, { line: form.values }, actorOf(c))
    return outcome.ok
      ? c.redirect(paths.wanted, 303)
      : c.html(await linePage(c, form.typed, { [lineFields[outcome.refusal]]: outcome.refusal }), 422)
  })
  .post(paths.lineRemoval(':id{[0-9]{1,15}}'), requires(permission), async (c) => {
    const outcome = await removeLine(c.var.db, Number(c.req.param('id')), actorOf(c))
    return outcome.ok
      ? c.redirect(paths.wanted, 303)
      : c.html(await wantedPage(c, { typed: {}, errors: { baris: outcome.refusal } }), 422)
  })
  .post(paths.orders, requires(permission), async (c) => {
    const body = await c.req.parseBody({ all: true })
    const form = parseForm(OrderForm, body)
    const ids = v.safeParse(Ids, body['baris'])
    const lineIds = ids.success ? ids.output : []
    const said = { typed: form.typed, chosen: lineIds }
    if (!form.ok) return c.html(await wantedPage(c, { ...said, errors: form.errors }), 422)
    const outcome = await makeOrder(c.var.db, { ...form.values, lineIds }, actorOf(c))
    return outcome.ok
      ? c.redirect(paths.order(outcome.value.id), 303)
      : c.html(
          await wantedPage(c, { ...said, errors: { [orderFields[outcome.refusal]]: outcome.refusal } }),
          422,
        )
  })

const lineFields: Record<AddLineRefusal, string> = {
  'branch-unknown': 'branchId',
  'record-unknown': 'recordId',
  'suggestion-unknown': 'title',
  'already-ordered': 'title',
}
const orderFields: Record<MakeOrderRefusal, string> = {
  'nothing-chosen': 'baris',
  'vendor-unknown': 'vendorId',
  'budget-unknown': 'budgetId',
}

async function linePage(c: Context<Env>, typed: Typed, errors: FieldErrors = {}) {
  return <LinePage context={c.var.page} branches={await listBranches(c.var.db)} {...{ typed, errors }} />
}

async function wantedPage(
  c: Context<Env>,
  { chosen = [], ...said }: { typed: Typed; errors?: FieldErrors; chosen?: readonly number[] },
) {
  const { db, now, page } = c.var
  const [lines, vendors, budgets] = await Promise.all([
    listWanted(db),
    listVendors(db),
    listBudgets(db, Number(dayOf(now).slice(0, 4))),
  ])
  return <WantedPage context={page} {...{ lines, vendors, budgets, chosen }} {...said} />
}
