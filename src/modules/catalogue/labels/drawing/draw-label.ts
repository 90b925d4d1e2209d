import { fitLines, wrap } from '#design/print/fit-text.ts'
import { heightOfLine, type Box, type Face, type Pen } from '#design/print/pen.ts'
import { drawSymbol, type SymbolKind } from '#design/print/symbols.ts'

/** All that a label says of a copy. */
export interface LabelFacts {
  barcode: string
  callNumber: string
  title: string
  /** Colour of its class, as `#rrggbb`; undefined when labels are printed without. */
  colour: string | undefined
}

export interface LabelStyle {
  /** Stands at the top of every label; nothing when empty. */
  library: string
  symbol: SymbolKind
  withTitle: boolean
}

const ink = '#000000'
const grey = '#777777'

/** Labels are cut and stuck by hand: nothing stands nearer to the edge than this. */
const edge = 1.6

const inside = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x + by,
  y: y + by,
  width: width - 2 * by,
  height: height - 2 * by,
})

/** A band in the colour of the class with the library's name, then the call number line by line. */
export function drawSpine(pen: Pen, facts: LabelFacts, style: LabelStyle, box: Box): void {
  const room = inside(box, edge)
  const used = drawHead(pen, facts, style, room)
  const rest = { ...room, y: room.y + used, height: room.height - used }
  const lines = callNumberLines(facts.callNumber)
  if (lines.length === 0) return
  const fitted = fitLines(pen, lines, rest, { face: 'bold', largest: 16, smallest: 6, leading: 1.12 })
  drawCentred(pen, fitted, rest, { face: 'bold', leading: 1.12 })
}

/** Each part stands on a line of its own, as it is read at the shelf; `899.221 3` is one number. */
const callNumberLines = (callNumber: string): string[] =>
  callNumber
    .trim()
    .replaceAll(/(?<=\d\.\d{3}(?: \d{3})*) (?=\d{1,3}(?:\s|$))/g, '\u00a0')
    .split(/[ \t\n]+/)
    .filter(Boolean)

/** Height that the head took. */
function drawHead(pen: Pen, { colour }: LabelFacts, { library }: LabelStyle, room: Box): number {
  const height = Math.min(Math.max(room.height * 0.16, 3), 5)
  if (colour !== undefined) pen.rectangle({ ...room, height }, colour)
  if (library !== '') {
    const type = { face: 'bold', largest: 7, smallest: 3.5, leading: 1 } as const
    const box = { width: room.width - 1.4, height: height * 0.86 }
    const { size } = fitLines(pen, [library], box, type)
    const words = wrap(pen, library, { ...type, size: Math.max(size, 3.5), width: box.width, most: 1 })
    const head = { x: room.x + 0.7, y: room.y, width: box.width, height }
    drawCentred(pen, { lines: words, size }, head, {
      face: 'bold',
      leading: 1,
      colour: colour ? '#ffffff' : ink,
    })
  }
  if (colour !== undefined || library === '') return colour === undefined ? 0 : height + 0.8
  const y = room.y + height + 0.3
  pen.line({ x: room.x, y }, { x: room.x + room.width, y }, { width: 0.15, colour: grey })
  return height + 0.9
}

/** Title, bars and the number that the bars say. */
export function drawBarcode(pen: Pen, facts: LabelFacts, style: LabelStyle, box: Box): void {
  const room = inside(box, edge)
  let top = room.y
  if (style.library !== '')
    top += writeLines(pen, style.library, { ...room, y: top }, { face: 'bold', size: 6, most: 1 }) + 0.4
  if (style.withTitle && room.height > 14) {
    const most = room.height > 24 ? 2 : 1
    top += writeLines(pen, facts.title, { ...room, y: top }, { face: 'plain', size: 6.5, most }) + 0.5
  }
  const number = fitLines(
    pen,
    [facts.barcode],
    { width: room.width, height: 3.4 },
    { face: 'plain', largest: 8.5, smallest: 5, leading: 1 },
  )
  const numberHeight = number.lines.length * heightOfLine(number.size)
  const bottom = room.y + room.height - numberHeight
  const free = bottom - 0.6 - top
  // Bars need no more height than this; a QR code is as large as it can be.
  const height = style.symbol === 'qr' ? free : Math.min(free, 14)
  const y = top + (free - height) / 2
  const drawn = drawSymbol(pen, style.symbol, facts.barcode, { ...room, y, height })
  const under = drawn === 'qr' ? bottom : y + height + 0.6
  drawCentred(pen, number, { ...room, y: under, height: numberHeight }, { face: 'plain', leading: 1 })
}

/** One label with both: beside each other, or below each other on a label that stands. */
export function drawBoth(pen: Pen, facts: LabelFacts, style: LabelStyle, box: Box): void {
  const lying = box.width >= box.height * 1.2
  const share = lying ? 0.38 : 0.5
  const first = lying ? { ...box, width: box.width * share } : { ...box, height: box.height * share }
  const second = lying
    ? { ...box, x: box.x + first.width, width: box.width - first.width }
    : { ...box, y: box.y + first.height, height: box.height - first.height }
  drawSpine(pen, facts, style, first)
  // The library's name stands on the spine part already.
  drawBarcode(pen, facts, { ...style, library: '' }, second)
  const fold = { width: 0.12, colour: '#aaaaaa', dash: 0.8 }
  if (lying) pen.line({ x: second.x, y: box.y + edge }, { x: second.x, y: box.y + box.height - edge }, fold)
  else pen.line({ x: box.x + edge, y: second.y }, { x: box.x + box.width - edge, y: second.y }, fold)
}

/** Writes lines in the middle of a box, shortened where there are too many; returns their height. */
function writeLines(
  pen: Pen,
  text: string,
  box: Box,
  { face, size, most }: { face: Face; size: number; most: number },
): number {
  const lines = wrap(pen, text, { face, size, width: box.width, most })
  const height = lines.length * heightOfLine(size) * 1.15
  drawCentred(pen, { lines, size }, { ...box, height }, { face, leading: 1.15 })
  return height
}

interface CentredStyle {
  face: Face
  leading: number
  colour?: string
}

function drawCentred(
  pen: Pen,
  { lines, size }: { lines: readonly string[]; size: number },
  box: Box,
  { face, leading, colour = ink }: CentredStyle,
): void {
  const height = heightOfLine(size) * leading
  const top = box.y + (box.height - lines.length * height) / 2
  for (const [row, line] of lines.entries()) {
    const x = box.x + (box.width - pen.widthOf(line, face, size)) / 2
    // Capitals and figures stand about 0.7 of the type high; their middle is the middle of the line.
    const y = top + (row + 0.5) * height + heightOfLine(size) * 0.35
    pen.write(line, { x, y, face, size, colour })
  }
}
