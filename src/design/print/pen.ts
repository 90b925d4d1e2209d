import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PdfDocument from 'pdfkit'
import { fontFiles, fontFolder, runsOf, type Face } from './faces.ts'

export type { Face }

const pointsOfMillimetre = 72 / 25.4

/** Draws on the pages of a PDF. All measures are millimetres from the top left; sizes of type are points. */
export interface Pen {
  newPage(width: number, height: number): void
  /** Width of a line of text. */
  widthOf(text: string, face: Face, size: number): number
  /** A line of text, its left end at x and its baseline at y. */
  write(text: string, at: { x: number; y: number; face: Face; size: number; colour?: string }): void
  rectangle(box: Box, colour: string): void
  line(from: Point, to: Point, style: { width: number; colour: string; dash?: number }): void
  circle(centre: Point, radius: number, colour: string): void
  /** A JPEG or PNG that fills the box; what stands over is cut off. */
  picture(bytes: Buffer, box: Box): void
  /** What has been written since it was last asked; the whole rest once `end` has been called. */
  taken(): AsyncGenerator<Uint8Array>
  end(): void
}

export interface Point {
  x: number
  y: number
}
export interface Box extends Point {
  width: number
  height: number
}

/** Millimetres that a line of this size of type takes, with a leading of one. */
export const heightOfLine = (size: number): number => size / pointsOfMillimetre

export function newPen({ title }: { title: string }): Pen {
  const document = new PdfDocument({ autoFirstPage: false, info: { Title: title, Producer: 'Patria' } })
  for (const file of fontFiles) document.registerFont(file, readFileSync(join(fontFolder, `${file}.ttf`)))
  const widthOf = measuring(document)
  let ended = false
  return {
    ...shapesOn(document),
    newPage: (width, height) => void document.addPage({ size: [mm(width), mm(height)], margin: 0 }),
    widthOf,
    write(text, { x, y, face, size, colour = '#000000' }) {
      let left = x
      for (const run of runsOf(text, face)) {
        const options = { lineBreak: false, baseline: 'alphabetic' } as const
        document.font(run.file, size).fillColor(colour).text(run.text, mm(left), mm(y), options)
        left += widthOf(run.text, face, size)
      }
    },
    async *taken() {
      if (ended) yield* document
      else for (let part = read(document); part; part = read(document)) yield part
    },
    end() {
      ended = true
      document.end()
    },
  }
}

const mm = (length: number) => length * pointsOfMillimetre

const mostRemembered = 20_000

/** Widths are asked for again and again while text is made to fit; they grow with the size of the type. */
function measuring(document: PDFKit.PDFDocument): Pen['widthOf'] {
  const widths = new Map<string, number>()
  return (text, face, size) => {
    const key = face + text
    let unit = widths.get(key)
    if (unit === undefined) {
      if (widths.size > mostRemembered) widths.clear()
      unit = runsOf(text, face).reduce(
        (sum, run) => sum + document.font(run.file, 100).widthOfString(run.text) / 100,
        0,
      )
      widths.set(key, unit)
    }
    return (unit * size) / pointsOfMillimetre
  }
}

const shapesOn = (document: PDFKit.PDFDocument): Pick<Pen, 'rectangle' | 'line' | 'circle' | 'picture'> => ({
  rectangle: ({ x, y, width, height }, colour) =>
    void document.rect(mm(x), mm(y), mm(width), mm(height)).fill(colour),
  line(from, to, { width, colour, dash }) {
    document.save().lineWidth(mm(width)).strokeColor(colour)
    if (dash !== undefined) document.dash(mm(dash), { space: mm(dash) })
    document.moveTo(mm(from.x), mm(from.y)).lineTo(mm(to.x), mm(to.y)).stroke().restore()
  },
  circle({ x, y }, radius, colour) {
    document.save().lineWidth(0.4).strokeColor(colour)
    document.circle(mm(x), mm(y), mm(radius)).stroke().restore()
  },
  picture(bytes, { x, y, width, height }) {
    document.save().rect(mm(x), mm(y), mm(width), mm(height)).clip()
    document.image(bytes, mm(x), mm(y), { cover: [mm(width), mm(height)], align: 'center', valign: 'center' })
    document.restore()
  },
})

const read = (document: PDFKit.PDFDocument): Buffer | undefined => {
  const part: unknown = document.read()
  return Buffer.isBuffer(part) ? part : undefined
}
