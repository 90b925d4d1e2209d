import bwip from 'bwip-js/node'
import { encode } from 'uqr'
import type { Box, Pen } from './pen.ts'

export type SymbolKind = 'code128' | 'qr'

// Bars are whole dots of a printer of 600 dots an inch, so that all of one width print with one width.
const dot = 25.4 / 600
/** Narrowest bar that a simple laser printer draws and an old hand scanner reads. */
const narrowestBar = 4 * dot
const widestBar = 12 * dot
/** Clear space at each end, in narrowest bars. */
const quiet = 10

/** Widths of bars and gaps in turn, in narrowest bars. */
function barsOf(text: string): number[] {
  const [drawn] = bwip.raw('code128', text, '')
  if (!drawn || !('sbs' in drawn)) throw new Error('no bars for this barcode')
  return [...drawn.sbs]
}

/** Draws Code 128 over the whole height of a box; false where its bars would be too narrow to be read. */
function drawBars(pen: Pen, text: string, box: Box): boolean {
  const bars = barsOf(text)
  const modules = bars.reduce((sum, width) => sum + width, 0)
  const fitting = Math.floor(box.width / (modules + 2 * quiet) / dot) * dot
  const bar = Math.min(fitting, widestBar)
  if (bar < narrowestBar - 1e-9) return false
  let x = box.x + (box.width - modules * bar) / 2
  for (const [place, width] of bars.entries()) {
    if (place % 2 === 0) pen.rectangle({ x, y: box.y, width: width * bar, height: box.height }, '#000000')
    x += width * bar
  }
  return true
}

/** Draws a QR code as large as the box allows, in its middle. */
function drawQr(pen: Pen, text: string, box: Box): void {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const clear = 4
  const cell = Math.floor(Math.min(box.width, box.height) / (size + 2 * clear) / dot) * dot
  const left = box.x + (box.width - size * cell) / 2
  const top = box.y + (box.height - size * cell) / 2
  for (const [row, cells] of data.entries()) {
    // One rectangle for neighbours: fewer, and no hairlines between them.
    for (let from = 0; from < cells.length; from += 1) {
      if (!cells[from]) continue
      let to = from
      while (cells[to + 1]) to += 1
      const width = (to - from + 1) * cell
      pen.rectangle({ x: left + from * cell, y: top + row * cell, width, height: cell }, '#000000')
      from = to
    }
  }
}

/** Draws a number so that a scanner reads it. A number too long for bars in this box becomes a QR code. */
export function drawSymbol(pen: Pen, kind: SymbolKind, text: string, box: Box): SymbolKind {
  if (kind === 'code128' && drawBars(pen, text, box)) return 'code128'
  drawQr(pen, text, box)
  return 'qr'
}

/** A number as black bars or cells on white for a screen, as PNG; `scale` dots for the narrowest bar or cell. */
export const symbolPicture = (kind: SymbolKind, text: string, scale: number, height = 20): Promise<Buffer> =>
  kind === 'qr'
    ? bwip.toBuffer({ bcid: 'qrcode', text, scale, backgroundcolor: 'FFFFFF' })
    : bwip.toBuffer({ bcid: 'code128', text, scale, height, backgroundcolor: 'FFFFFF' })
