import { formatMoment, formatRupiah } from '#design/format.ts'
import { lineHeight, startFlow, writeText, type Flow, type Paper } from '#design/print/flow.ts'
import { writeLetterhead, type Letterhead } from '#design/print/letter.ts'
import { newPen } from '#design/print/pen.ts'
import { startTable } from '#design/print/table.ts'
import type { Language } from '#kernel/i18n.ts'
import { moneyTexts } from '../account/messages.ts'
import { chargeWords, methodWord } from '../account/words.ts'
import { amountInWords } from './amount-in-words.ts'
import type { Receipt } from './find-receipt.ts'

/** Half a sheet of A4 across: what goes into the books of the office. */
const a5Across: Paper = {
  width: 210,
  height: 148,
  margin: { top: 12, right: 15, bottom: 12, left: 15 },
}

interface Printed {
  receipt: Receipt
  head: Letterhead
  city: string
  language: Language
}

/** A receipt under the head of the library, with the amount in words and room for a stamp. */
export async function* printReceipt({ receipt, head, city, language }: Printed): AsyncGenerator<Uint8Array> {
  const t = moneyTexts(language)
  const { slip } = t
  const title = `${slip[receipt.kind]} ${receipt.number}`
  const pen = newPen({ title })
  const flow = startFlow(pen, a5Across)
  writeLetterhead(flow, { ...head, office: head.office || receipt.branch })
  writeText(flow, title, { face: 'bold', size: 13, align: 'centre' })
  flow.y += 3
  const payer = [receipt.patron?.name ?? slip.somebody, receipt.patron?.cardNumber].filter(Boolean).join(', ')
  writeText(flow, `${receipt.kind === 'payment' ? slip.from : slip.to}: ${payer}`)
  flow.y += 2
  const columns = [
    { label: t.what, share: 4 },
    { label: t.amount, share: 1, numeric: true },
  ]
  const table = startTable(flow, columns, 9.5)
  for (const line of receipt.lines) table.row([chargeWords(t, line), formatRupiah(line.amount)])
  table.row([`${slip.total} (${methodWord(t, receipt.method)})`, formatRupiah(receipt.amount)], 'bold')
  flow.y += 2
  writeText(flow, `${slip.words}: ${amountInWords(receipt.amount)}`, { size: 10 })
  const when = formatMoment(receipt.at, language)
  sign(flow, [[city, when].filter(Boolean).join(', '), slip.served], receipt.actorName)
  pen.end()
  yield* pen.taken()
}

/** Room for a signature and the stamp of the office, on the page of the amount. */
function sign(flow: Flow, lines: readonly string[], name: string): void {
  const room = 14
  const style = { indent: flow.width - 80, width: 80, size: 10 }
  flow.keep(lineHeight(10) * 3 + room + 2)
  flow.y += 2
  for (const line of lines) writeText(flow, line, style)
  flow.y += room
  writeText(flow, name, { ...style, face: 'bold' })
}
