import { formatDate, formatDay, formatNumber, formatPercent } from '#design/format.ts'
import { a4Upright, startFlow, writeText, type Flow } from '#design/print/flow.ts'
import { writeLetterhead, writeSignature } from '#design/print/letter.ts'
import { newPen } from '#design/print/pen.ts'
import { startTable } from '#design/print/table.ts'
import type { LetterSettings } from '#modules/staff/index.ts'
import { stockTakeTexts } from '../messages.ts'
import { partInWords } from '../sessions/part-in-words.ts'
import type { Session } from '../sessions/session.ts'
import type { FigureRow, Figures } from './figures.ts'
import type { Paper } from './paper-form.ts'
import { hundredOf, sumOfRows, summaryOf } from './summary.ts'

export interface ReportPaper {
  settings: LetterSettings
  session: Session
  figures: Figures
  paper: Paper
}

// Official papers are in Indonesian.
const texts = stockTakeTexts('id')
const t = texts.report
const number = (value: number) => formatNumber(value, 'id')

/** The report (berita acara) as a PDF to be signed. */
export async function* writeReport(report: ReportPaper): AsyncGenerator<Uint8Array> {
  const { settings, session, paper, figures } = report
  const pen = newPen({ title: `${t.title} ${session.name}` })
  const flow = startFlow(pen, a4Upright, pageNumber)
  writeLetterhead(flow, settings.head)
  writeText(flow, t.title.toUpperCase(), { align: 'centre', face: 'bold', size: 13 })
  if (paper.number) writeText(flow, `Nomor: ${paper.number}`, { align: 'centre' })
  flow.y += 4
  const closedAt = session.closedAt ?? session.createdAt
  const began = formatDate(session.startedAt ?? closedAt, 'id')
  writeText(flow, t.opening(formatDate(closedAt, 'id'), session.branch, began))
  flow.y += 2
  writeText(flow, `${t.scope}: ${partInWords(session, texts)}.`)
  flow.y += 3
  writeSummary(flow, figures)
  writeFigures(flow, figures.rows)
  writePeople(flow, figures)
  if (paper.remark) {
    flow.y += 3
    writeText(flow, `${t.remarkTitle}: ${paper.remark}`)
  }
  writeSigning(flow, report)
  pen.end()
  yield* pen.taken()
}

function writeSummary(flow: Flow, figures: Figures): void {
  const table = startTable(
    flow,
    [
      { label: t.summary, share: 5 },
      { label: texts.columns.copies, share: 1.4, numeric: true },
    ],
    10,
  )
  for (const [name, value] of summaryOf(figures)) table.row([t.facts[name], number(value)])
  flow.y += 5
}

function writeFigures(flow: Flow, rows: readonly FigureRow[]): void {
  writeText(flow, t.byClass, { face: 'bold' })
  flow.y += 1
  const amounts = [
    texts.columns.copies,
    texts.columns.seen,
    texts.columns.handled,
    texts.columns.away,
    texts.listsClosed.missing,
    '%',
  ]
  const columns = [
    { label: t.class, share: 1.5 },
    { label: t.type, share: 2 },
    ...amounts.map((label) => ({ label, share: label === '%' ? 1.1 : 1.7, numeric: true })),
  ]
  const table = startTable(flow, columns, 8.5)
  const cells = (row: FigureRow, name: string) => [
    name,
    row.collectionType,
    ...[row.copies, row.seen, row.handled, row.away, row.missing].map(number),
    formatPercent(row.missing, row.copies || 1, 'id'),
  ]
  for (const row of rows) table.row(cells(row, hundredOf(row, t.noClass)))
  table.row(cells(sumOfRows(rows), t.total), 'bold')
  flow.y += 5
}

function writePeople(flow: Flow, { counters }: Figures): void {
  writeText(flow, t.people, { face: 'bold' })
  flow.y += 1
  const table = startTable(
    flow,
    [
      { label: 'No.', share: 0.6, numeric: true },
      { label: texts.columns.name, share: 4 },
      { label: texts.columns.scans, share: 1.3, numeric: true },
      { label: 'Tanda tangan', share: 2.6 },
    ],
    10,
  )
  for (const [place, { name, scans }] of counters.entries())
    table.row([String(place + 1), name, number(scans), ''])
}

function writeSigning(flow: Flow, { settings, session, paper }: ReportPaper): void {
  const day = formatDay(session.closedAt ?? session.createdAt, 'id')
  const placeAndDate = [settings.city, day].filter(Boolean).join(', ')
  const { leader: name, leaderNip: nip, leaderPosition: position } = paper
  writeSignature(flow, { name, nip, position }, placeAndDate)
  if (!paper.witness) return
  flow.y += 2
  const witness = {
    name: paper.witness,
    nip: paper.witnessNip,
    position: paper.witnessPosition || t.witness,
  }
  writeSignature(flow, witness, `${t.witness},`)
}

const pageNumber = (flow: Flow) => {
  const text = String(flow.page)
  const x = flow.left + flow.width - flow.pen.widthOf(text, 'plain', 8)
  flow.pen.write(text, { x, y: a4Upright.height - 10, face: 'plain', size: 8 })
}
