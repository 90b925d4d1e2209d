import { setImmediate } from 'node:timers/promises'
import { formatDay, formatNumber, formatRupiah } from '#design/format.ts'
import { a4Across, startFlow, writeText, type Flow } from '#design/print/flow.ts'
import { writeLetterhead, writeSignature } from '#design/print/letter.ts'
import { newPen } from '#design/print/pen.ts'
import type { Sheet, SheetCell } from '#design/print/sheet/write-sheet.ts'
import { startTable } from '#design/print/table.ts'
import type { LetterSettings } from '#modules/staff/index.ts'
import type { AcquisitionTexts } from '../messages.ts'
import type { RegisterRow, RegisterTotals } from './find-register.ts'
import { remarkOf } from './remark-of.ts'

/** Rows of one print: some two hundred pages. */
export const mostPrinted = 5000
/** Rows after which others get their turn. */
const rowsAtOnce = 50

export interface RegisterPaper {
  settings: LetterSettings
  totals: RegisterTotals
  /** What was asked for, in words. */
  scope: string
  today: string
  texts: AcquisitionTexts
}

/** The register as a PDF, page by page while it is read; official papers are in Indonesian. */
export async function* writeRegister(
  batches: AsyncGenerator<RegisterRow[]>,
  { settings, totals, scope, today, texts }: RegisterPaper,
): AsyncGenerator<Uint8Array> {
  const pen = newPen({ title: texts.register.title })
  const flow = startFlow(pen, a4Across, pageNumber)
  writeLetterhead(flow, settings.head)
  writeText(flow, texts.register.title.toUpperCase(), { align: 'centre', face: 'bold', size: 13 })
  if (scope) writeText(flow, scope, { align: 'centre', size: 9 })
  flow.y += 3
  const table = startTable(flow, columnsOf(texts), 7.5)
  let number = 0
  for await (const rows of batches) {
    for (const row of rows) {
      table.row(printed(row, (number += 1), texts))
      if (number % rowsAtOnce === 0) await setImmediate()
    }
    yield* pen.taken()
  }
  const { copies, titles, value } = totals
  table.row(
    [
      '',
      '',
      '',
      `${formatNumber(copies, 'id')} eksemplar, ${formatNumber(titles, 'id')} judul`,
      '',
      '',
      '',
      formatRupiah(value),
    ],
    'bold',
  )
  const [signatory] = settings.signatories
  const placeAndDate = [settings.city, formatDay(today, 'id')].filter(Boolean).join(', ')
  if (signatory) writeSignature(flow, signatory, placeAndDate)
  pen.end()
  yield* pen.taken()
}

const columnsOf = ({ register: { columns: t } }: AcquisitionTexts) => [
  { label: 'No.', share: 1, numeric: true },
  { label: t.date, share: 2 },
  { label: t.number, share: 2.9 },
  { label: t.title, share: 5.6 },
  { label: t.author, share: 3.1 },
  { label: t.publisher, share: 3.2 },
  { label: t.source, share: 1.6 },
  { label: t.price, share: 1.9, numeric: true },
  { label: t.branch, share: 2.6 },
  { label: t.call, share: 2.4 },
  { label: t.state, share: 2.1 },
]

const pageNumber = (flow: Flow) => {
  const text = String(flow.page)
  const x = flow.left + flow.width - flow.pen.widthOf(text, 'plain', 8)
  flow.pen.write(text, { x, y: a4Across.height - 8, face: 'plain', size: 8 })
}

const printed = (row: RegisterRow, number: number, texts: AcquisitionTexts): string[] => [
  String(number),
  row.acquiredOn ?? '',
  row.inventoryNumber ?? row.barcode,
  row.title,
  row.author ?? '',
  [row.publisher, row.year].filter(Boolean).join(', '),
  row.source,
  row.price === null ? '' : formatRupiah(row.price),
  row.branchName,
  row.callNumber,
  remarkOf(row, texts),
]

/** The register as a spreadsheet. */
export async function registerSheet(
  batches: AsyncGenerator<RegisterRow[]>,
  { from, texts }: { from: number; texts: AcquisitionTexts },
): Promise<Sheet> {
  const rows: SheetCell[][] = []
  for await (const batch of batches) {
    for (const row of batch) rows.push(cellsOf(row, from + rows.length + 1, texts))
  }
  const t = texts.register.columns
  const widths = {
    date: 11,
    number: 18,
    barcode: 14,
    title: 45,
    author: 26,
    publisher: 24,
    year: 7,
    source: 12,
    price: 12,
    branch: 24,
    call: 18,
    state: 14,
  }
  const columns = Object.entries(widths).map(([name, width]) => ({ label: t[name as keyof typeof t], width }))
  return { name: texts.register.title, columns: [{ label: 'No.', width: 7 }, ...columns], rows }
}

const cellsOf = (row: RegisterRow, number: number, texts: AcquisitionTexts): SheetCell[] => [
  number,
  row.acquiredOn,
  row.inventoryNumber,
  row.barcode,
  row.title,
  row.author,
  row.publisher,
  row.year,
  row.source,
  row.price,
  row.branchName,
  row.callNumber,
  remarkOf(row, texts),
]
