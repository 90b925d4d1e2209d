import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { sendPdf } from '#design/print/send-pdf.ts'
import { sendSheet } from '#design/print/sheet/write-sheet.ts'
import { dayOf } from '#kernel/days.ts'
import { optionalText, parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { findLetterSettings } from '#modules/staff/index.ts'
import { actorOf } from '../acting.ts'
import { Rupiah } from '../budgets/save-budget.ts'
import { BarcodeLines, DayField } from '../day-field.ts'
import { LetterFields } from '../letter-form.tsx'
import { acquisitionTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import {
  findLine,
  findOrder,
  listLines,
  listOrders,
  listReceipts,
  orderStates,
  type Order,
  type OrderLine,
} from './find-orders.ts'
import { dropOrder, sendOrder } from './make-order.ts'
import { OrderPage } from './order-page.tsx'
import { sheetOf, writeOrderLetter } from './order-papers.ts'
import { OrdersPage } from './orders-page.tsx'
import { cancelRest, receiveLine, type ReceiveLineRefusal } from './receive-line.ts'
import { ReceivePage } from './receive-page.tsx'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'acquisition.orders'

const Asked = v.object({ keadaan: v.fallback(v.optional(v.picklist(orderStates)), undefined) })
const Count = v.pipe(
  optionalText(4),
  v.regex(/^\d*$/, 'not-a-number'),
  v.transform((digits) => Number(digits || '0')),
)
const DeliveryForm = v.object({
  good: Count,
  damaged: Count,
  price: v.pipe(Rupiah, v.maxValue(1_000_000_000, 'too-large')),
  receivedOn: DayField,
  invoice: optionalText(60),
  note: optionalText(300),
  barcodes: BarcodeLines,
})

/** Orders to vendors, and receiving them. */
export const orderRoutes = new Hono<Env>()
  .get(paths.orders, requires(permission), async (c) => {
    const { keadaan: state } = v.parse(Asked, c.req.query())
    return c.html(
      <OrdersPage context={c.var.page} orders={await listOrders(c.var.db, state)} state={state} />,
    )
  })
  .get(paths.order(numbered), requires(permission), async (c) =>
    c.html(await orderPage(c, { typed: { letterOn: dayOf(c.var.now), signatory: '0' } })),
  )
  .post(paths.orderSending(numbered), requires(permission), async (c) => {
    const { id } = await orderOf(c)
    const form = parseForm(LetterFields, await c.req.parseBody())
    const { typed } = form
    if (!form.ok) return c.html(await orderPage(c, { typed, errors: form.errors }), 422)
    const { signatories } = await findLetterSettings(c.var.db)
    const { number, letterOn: sentOn, signatory } = form.values
    const sending = { id, number, sentOn, signatory: signatories[signatory] }
    const outcome = await sendOrder(c.var.db, sending, actorOf(c))
    return outcome.ok
      ? c.redirect(paths.order(id), 303)
      : c.html(await orderPage(c, { typed, refusal: outcome.refusal }), 422)
  })
  .post(paths.orderDropping(numbered), requires(permission), async (c) => {
    const { id } = await orderOf(c)
    const outcome = await dropOrder(c.var.db, id, actorOf(c))
    return outcome.ok
      ? c.redirect(paths.wanted, 303)
      : c.html(await orderPage(c, { typed: {}, refusal: outcome.refusal }), 422)
  })
  .get(paths.orderLetter(numbered), requires(permission), async (c) => {
    const order = await orderOf(c)
    const [lines, settings] = await Promise.all([listLines(c.var.db, order.id), findLetterSettings(c.var.db)])
    const paper = { settings, libraryName: c.var.page.libraryName, today: dayOf(c.var.now) }
    return sendPdf(c, writeOrderLetter(order, lines, paper), `pesanan-${order.id}`)
  })
  .get(paths.orderFile(numbered), requires(permission), async (c) => {
    const { id, number } = await orderOf(c)
    const texts = acquisitionTexts(c.var.page.language)
    const sheet = sheetOf(texts.orders.order(number || String(id)), await listLines(c.var.db, id), texts)
    return sendSheet(c, sheet, `pesanan-${id}`)
  })
  .get(paths.line(numbered), requires(permission), async (c) => {
    const line = await lineOf(c)
    const good = String(line.copies - line.received - line.cancelled)
    const typed = { good, damaged: '0', price: String(line.price), receivedOn: dayOf(c.var.now) }
    return c.html(<ReceivePage context={c.var.page} {...{ line, typed }} />)
  })
  .post(paths.line(numbered), requires(permission), async (c) => {
    const line = await lineOf(c)
    const form = parseForm(DeliveryForm, await c.req.parseBody())
    const page = (said: { errors?: FieldErrors; refusal?: string }) =>
      c.html(<ReceivePage context={c.var.page} {...{ line, typed: form.typed }} {...said} />, 422)
    if (!form.ok) return page({ errors: form.errors })
    const outcome = await receiveLine(c.var.db, { lineId: line.id, ...form.values }, actorOf(c))
    if (outcome.ok) {
      return c.redirect(`${paths.order(line.orderId ?? 0)}?masuk=${outcome.value.itemIds.length}`, 303)
    }
    const field = fieldsOf[outcome.refusal]
    return page(field ? { errors: { [field]: outcome.refusal } } : { refusal: outcome.refusal })
  })
  .post(paths.lineRest(numbered), requires(permission), async (c) => {
    const line = await lineOf(c)
    const outcome = await cancelRest(c.var.db, line.id, actorOf(c))
    return outcome.ok
      ? c.redirect(paths.order(outcome.value.orderId), 303)
      : c.html(<ReceivePage context={c.var.page} {...{ line, typed: {} }} refusal={outcome.refusal} />, 422)
  })

const fieldsOf: Partial<Record<ReceiveLineRefusal, string>> = {
  'nothing-came': 'good',
  'more-than-ordered': 'good',
  'barcode-count': 'barcodes',
  'barcode-taken': 'barcodes',
  'over-budget': 'price',
}

async function orderOf(c: Context<Env>): Promise<Order> {
  const order = await findOrder(c.var.db, Number(c.req.param('id')))
  if (!order) throw notFound()
  return order
}

async function lineOf(c: Context<Env>): Promise<OrderLine> {
  const line = await findLine(c.var.db, Number(c.req.param('id')))
  if (!line || line.orderId === null) throw notFound()
  return line
}

async function orderPage(c: Context<Env>, said: { typed: Typed; errors?: FieldErrors; refusal?: string }) {
  const order = await orderOf(c)
  const { db, page } = c.var
  const [lines, receipts, { signatories }] = await Promise.all([
    listLines(db, order.id),
    listReceipts(db, order.id),
    findLetterSettings(db),
  ])
  const taken = Number(/^\d{1,4}$/.exec(c.req.query('masuk') ?? '')?.[0] ?? 0)
  return <OrderPage context={page} {...{ order, lines, receipts, signatories, taken }} {...said} />
}
