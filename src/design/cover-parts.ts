import type { CoverColours } from './cover-palette.ts'
import { motifs, stamps } from './cover-motifs.ts'
import { lineHeight, shorten, textWidth } from './cover-text.ts'

/** What a layout needs: the book, its colours and a name for its woven pattern. */
export interface Sheet {
  title: string
  author?: string
  colours: CoverColours
  weave: string
  /** Chance, the same for the same book. */
  seed: number
}

export const fill = (colour: string) => `<path d="M0 0h120v180H0z" fill="${colour}"/>`

/** A field of the sheet's pattern from the top left corner; `box` is its height and, if need be, place. */
export function weaving(sheet: Sheet, colour: string, box: string, fieldWidth = 120) {
  const motif = motifs[sheet.weave]
  if (!motif) return ''
  const [width, height] = motif.size
  // The same id always means the same drawing, so that covers may stand on one page twice.
  const id = `${sheet.weave}${colour.slice(1)}`
  const paint = motif.filled ? `fill="${colour}"` : `fill="none" stroke="${colour}" stroke-linecap="round"`
  return (
    `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse">` +
    `<path d="${motif.path}" ${paint}/></pattern><rect width="${fieldWidth}" ${box} fill="url(#${id})"/>`
  )
}

/** One motif, large, around a point. */
export function stamp({ seed }: Sheet, colour: string, at: { x: number; y: number; width: number }) {
  const motif = motifs[stamps[(seed >>> 4) % stamps.length] ?? '']
  if (!motif) return ''
  const [width, height] = motif.size
  const scale = at.width / width
  const paint = motif.filled
    ? `fill="${colour}"`
    : `fill="none" stroke="${colour}" stroke-width="${round(1.3 / scale)}" stroke-linecap="round"`
  const move = `translate(${round(at.x - at.width / 2)} ${round(at.y - (height * scale) / 2)}) scale(${round(scale)})`
  return `<path transform="${move}" d="${motif.path}" ${paint}/>`
}

export interface Place {
  x: number
  y: number
  colour: string
  centre?: boolean
}

export function lines(texts: readonly string[], { x, y, size, colour, centre }: Place & { size: number }) {
  const spans = texts.map(
    (text, index) =>
      `<tspan x="${x}" y="${round(y + index * size * lineHeight)}">${escapeText(text)}</tspan>`,
  )
  return `<text font-size="${size}" fill="${colour}"${centre ? middle : ''}>${spans.join('')}</text>`
}

export function byline({ author }: Sheet, { x, y, width, colour, centre }: Place & { width: number }) {
  if (!author) return ''
  const size = [8, 7.2].find((size) => textWidth(author, size * interfaceRatio) <= width) ?? 7.2
  const text = escapeText(shorten(author, width, size * interfaceRatio))
  return `<text class="by" x="${x}" y="${round(y)}" font-size="${size}" fill="${colour}"${centre ? middle : ''}>${text}</text>`
}

// The interface's font runs narrower than the titles' font, whose widths are known.
const interfaceRatio = 0.88

const middle = ' text-anchor="middle"'

export const round = (number: number) => Math.round(number * 10) / 10

const escapeText = (text: string) =>
  text.replace(/[<>&]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&amp;'))
