import type { Db } from '#kernel/database.ts'
import { cardText, type CardText } from './card-text.ts'
import type { LabelColours } from './colours.ts'
import { colourOf } from './colours.ts'
import { drawCard } from './drawing/draw-card.ts'
import { drawBarcode, drawBoth, drawSpine, type LabelFacts, type LabelStyle } from './drawing/draw-label.ts'
import { newPen, type Box, type Pen } from '#design/print/pen.ts'
import { findCardRows, findLabelRows, type CardRow, type LabelRow } from './find-labels.ts'
import { slotOf, type LabelContent, type Sheet } from './sheet.ts'

export interface Printing {
  /** Copies, or titles where `content` is `card`. */
  ids: readonly number[]
  sheet: Sheet
  content: LabelContent
  style: LabelStyle
  /** Undefined to print without colours. */
  colours: LabelColours | undefined
  /** Place of the first label on the first sheet, from 1: what lies before has been used. */
  start: number
  /** A card for the title, each subject and each added entry as well. */
  allCards?: boolean
  title: string
}

const batchLength = 200

type Draw = (box: Box) => void

/** Labels or cards as a PDF, in pieces: each sheet leaves as soon as it is full. */
export async function* writeLabels(db: Db, printing: Printing): AsyncGenerator<Uint8Array> {
  const { ids, sheet, start, title } = printing
  const pen = newPen({ title })
  let place = start - 1
  let page = -1
  for (let from = 0; from < ids.length; from += batchLength) {
    for (const draw of await drawings(db, pen, printing, ids.slice(from, from + batchLength))) {
      const slot = slotOf(sheet, place)
      if (slot.page !== page) pen.newPage(sheet.pageWidth, sheet.pageHeight)
      page = slot.page
      draw({ x: slot.x, y: slot.y, width: sheet.labelWidth, height: sheet.labelHeight })
      place += 1
    }
    yield* pen.taken()
  }
  // A PDF has at least one page.
  if (page < 0) pen.newPage(sheet.pageWidth, sheet.pageHeight)
  pen.end()
  yield* pen.taken()
}

async function drawings(db: Db, pen: Pen, printing: Printing, ids: readonly number[]): Promise<Draw[]> {
  if (printing.content === 'card') {
    return (await findCardRows(db, ids)).flatMap((row) => cardsOf(pen, printing, row))
  }
  return (await findLabelRows(db, ids)).flatMap((row) => labelsOf(pen, printing, row))
}

function labelsOf(pen: Pen, { content, style, colours }: Printing, row: LabelRow): Draw[] {
  const { barcode, callNumber, title } = row
  const facts: LabelFacts = { barcode, callNumber, title, colour: colours && colourOf(colours, row) }
  const spine: Draw = (box) => drawSpine(pen, facts, style, box)
  const bars: Draw = (box) => drawBarcode(pen, facts, style, box)
  if (content === 'spine') return [spine]
  if (content === 'barcode') return [bars]
  return content === 'pairs' ? [spine, bars] : [(box) => drawBoth(pen, facts, style, box)]
}

function cardsOf(pen: Pen, { colours, allCards }: Printing, row: CardRow): Draw[] {
  const text = cardText(row.marc)
  const facts = { text, callNumber: row.callNumber, colour: colours && colourOf(colours, row) }
  const overs = allCards ? entriesOf(text) : []
  return [undefined, ...overs].map((over) => (box: Box) => drawCard(pen, { ...facts, over }, box))
}

const entriesOf = ({ mainEntry, title, subjects, added }: CardText) => [
  ...(mainEntry ? [{ heading: title, subject: false }] : []),
  ...subjects.map((heading) => ({ heading, subject: true })),
  ...added.map((heading) => ({ heading, subject: false })),
]
