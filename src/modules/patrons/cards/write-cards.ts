import { buffer } from 'node:stream/consumers'
import { newPen, type Pen } from '#design/print/pen.ts'
import type { FileStore } from '#kernel/files.ts'
import type { CardFacts } from './card-facts.ts'
import { cardSize, drawMemberCard } from './draw-card.ts'

/** Most cards in one file. */
export const mostCards = 1000

export interface CardPrinting {
  cards: readonly CardFacts[]
  /** A page for each card, for a card printer, or ten on A4 to be cut. */
  paper: 'card' | 'a4'
  libraryName: string
  title: string
}

const a4 = { width: 210, height: 297, columns: 2, rows: 5, gap: 4 }

/** Cards as a PDF, in pieces. */
export async function* writeCards(
  files: FileStore,
  { cards, paper, libraryName, title }: CardPrinting,
): AsyncGenerator<Uint8Array> {
  const pen = newPen({ title })
  for (const [place, facts] of cards.entries()) {
    const photo = await photoOf(files, facts)
    drawMemberCard(pen, facts, { libraryName, photo }, paper === 'card' ? ownPage(pen) : slot(pen, place))
    yield* pen.taken()
  }
  // A PDF has at least one page.
  if (cards.length === 0) pen.newPage(a4.width, a4.height)
  pen.end()
  yield* pen.taken()
}

async function photoOf(files: FileStore, { photoDigest }: CardFacts): Promise<Buffer | undefined> {
  const content = photoDigest ? await files.read(photoDigest) : undefined
  return content && buffer(content)
}

function ownPage(pen: Pen) {
  pen.newPage(cardSize.width, cardSize.height)
  return { x: 0, y: 0, ...cardSize }
}

/** The next place on a sheet, framed by a thin line to cut along. */
function slot(pen: Pen, place: number) {
  const onPage = place % (a4.columns * a4.rows)
  if (onPage === 0) pen.newPage(a4.width, a4.height)
  const [column, row] = [onPage % a4.columns, Math.floor(onPage / a4.columns)]
  const left = (a4.width - a4.columns * cardSize.width - a4.gap) / 2
  const top = (a4.height - a4.rows * cardSize.height) / 2
  const box = {
    x: left + column * (cardSize.width + a4.gap),
    y: top + row * cardSize.height,
    ...cardSize,
  }
  const [right, bottom] = [box.x + box.width, box.y + box.height]
  const style = { width: 0.1, colour: '#999999' }
  pen.line({ x: box.x, y: bottom }, { x: right, y: bottom }, style)
  pen.line({ x: box.x, y: box.y }, { x: right, y: box.y }, style)
  pen.line({ x: box.x, y: box.y }, { x: box.x, y: bottom }, style)
  pen.line({ x: right, y: box.y }, { x: right, y: bottom }, style)
  return box
}
