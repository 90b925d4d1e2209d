import { formatShortDate } from '#design/format.ts'
import { fitLines, wrap } from '#design/print/fit-text.ts'
import { heightOfLine, type Box, type Pen } from '#design/print/pen.ts'
import { drawSymbol } from '#design/print/symbols.ts'
import type { CardFacts } from './card-facts.ts'

/** The size of bank cards, ISO/IEC 7810 ID-1, in millimetres. */
export const cardSize = { width: 85.6, height: 54 }
const band = { height: 11, colour: '#17493a' }
const edge = 5

export interface CardLook {
  libraryName: string
  /** JPEG of the member. */
  photo?: Buffer
}

/** A member's card: name, kind and end of membership; the number as bars, as QR and in figures. */
export function drawMemberCard(pen: Pen, facts: CardFacts, { libraryName, photo }: CardLook, box: Box): void {
  pen.rectangle({ x: box.x, y: box.y, width: box.width, height: band.height }, band.colour)
  writeFitted(pen, libraryName, {
    x: box.x + edge,
    y: box.y + 3.2,
    width: box.width - 2 * edge,
    face: 'serif',
    largest: 13,
    colour: '#ffffff',
  })
  if (photo) pen.picture(photo, { x: box.x + edge, y: box.y + 14, width: 16, height: 20 })
  const left = box.x + edge + (photo ? 19 : 0)
  writeName(pen, facts.name, { x: left, y: box.y + 13.5, width: box.x + box.width - edge - left })
  const below = { x: left, width: box.x + 60 - left, face: 'plain', largest: 8.5 } as const
  writeFitted(pen, facts.nameId, { ...below, y: box.y + 26 })
  writeFitted(pen, `Berlaku s.d. ${formatShortDate(facts.expiresOn, 'id')}`, { ...below, y: box.y + 30 })
  drawSymbol(pen, 'code128', facts.number, { x: box.x + 2, y: box.y + 36.5, width: 57, height: 9.5 })
  drawSymbol(pen, 'qr', facts.number, { x: box.x + 61, y: box.y + 29, width: 22.5, height: 22.5 })
  writeFitted(pen, facts.number, { x: box.x + edge, y: box.y + 47.5, width: 52, face: 'bold', largest: 10 })
}

interface Line {
  x: number
  /** Top of the line. */
  y: number
  width: number
  face: 'plain' | 'bold' | 'serif'
  largest: number
  colour?: string
}

/** A line as large as its room allows. */
function writeFitted(pen: Pen, text: string, { x, y, width, face, largest, colour }: Line): void {
  const room = { width, height: heightOfLine(largest) * 1.1 }
  const { lines, size } = fitLines(pen, [text], room, { face, largest, smallest: 5, leading: 1 })
  for (const [row, line] of lines.entries()) {
    const baseline = y + heightOfLine(largest) * 0.8 + row * heightOfLine(size)
    pen.write(line, { x, y: baseline, face, size, ...(colour ? { colour } : {}) })
  }
}

/** A name in one line, or smaller in two. */
function writeName(pen: Pen, name: string, { x, y, width }: { x: number; y: number; width: number }): void {
  const whole = pen.widthOf(name, 'bold', 14) <= width
  const size = whole ? 14 : 11.5
  const lines = whole ? [name] : wrap(pen, name, { width, most: 2, face: 'bold', size })
  for (const [row, line] of lines.entries()) {
    pen.write(line, { x, y: y + heightOfLine(size) * (0.85 + row * 1.05), face: 'bold', size })
  }
}
