import { join } from 'node:path'
import sharp from 'sharp'
import { fontFolder } from './faces.ts'

export interface TextStyle {
  bold?: boolean
  /** `#rrggbb` */
  colour: string
  /** Height of the type in pixels. */
  size: number
  /** Most pixels; a longer line is drawn smaller. */
  width: number
}

/** A line of text as a picture with a clear ground, in the type of the printed things; no font of the system is needed. */
export async function textPicture(text: string, { bold, colour, size, width }: TextStyle): Promise<Buffer> {
  const file = bold ? 'atkinson-700-latin.ttf' : 'atkinson-400-latin.ttf'
  const drawn = sharp({
    text: {
      text: `<span foreground="${colour}">${escaped(text)}</span>`,
      fontfile: join(fontFolder, file),
      font: `Atkinson Hyperlegible Next ${bold ? 'Bold ' : ''}${size}`,
      dpi: 72,
      rgba: true,
      wrap: 'none',
    },
  })
  const line = await drawn.png().toBuffer()
  return sharp(line).resize({ width, withoutEnlargement: true }).png().toBuffer()
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
