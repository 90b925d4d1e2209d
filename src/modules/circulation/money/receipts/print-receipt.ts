import { formatMoment, formatRupiah } from '#design/format.ts'
import { startFlow, writeText, type Paper } from '#design/print/flow.ts'
import { writeLetterhead, writeSignature, type Letterhead } from '#design/print/letter.ts'
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
  writeSignature(
    flow,
    { name: receipt.actorName, nip: '', position: slip.served },
    [city, when].filter(Boolean).join(', '),
  )
  pen.end()
  yield* pen.taken()
}
