import { Hono, type Context } from 'hono'
import { sendPdf } from '#design/print/send-pdf.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { noteMembersSeen } from '#modules/patrons/index.ts'
import { findLetterSettings } from '#modules/staff/index.ts'
import { moneyPaths } from '../paths.ts'
import { findReceipt } from './find-receipt.ts'
import { printReceipt } from './print-receipt.ts'
import { ReceiptPage } from './receipt-page.tsx'

const numbered = ':number{[A-Z0-9.-]{1,60}}'

/** Receipts, for the printer of the desk and as a PDF for the books. */
export const receiptRoutes = new Hono<Env>()
  .get(moneyPaths.receipt(numbered), requires('circulation.money'), async (c) =>
    c.html(<ReceiptPage context={c.var.page} receipt={await receiptOf(c)} />),
  )
  .get(moneyPaths.receiptPdf(numbered), requires('circulation.money'), async (c) => {
    const receipt = await receiptOf(c)
    const { head, city } = await findLetterSettings(c.var.db)
    const { language } = c.var.page
    return sendPdf(c, printReceipt({ receipt, head, city, language }), receipt.number)
  })

async function receiptOf(c: Context<Env>) {
  const receipt = await findReceipt(c.var.db, c.req.param('number') ?? '')
  if (!receipt) throw notFound()
  await noteMembersSeen(c, receipt.patron ? [receipt.patron.id] : [])
  return receipt
}
