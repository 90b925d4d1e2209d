import sharp from 'sharp'
import { formatShortDate } from '#design/format.ts'
import { symbolPicture } from '#design/print/symbols.ts'
import { textPicture, type TextStyle } from '#design/print/text-picture.ts'
import type { Language } from '#kernel/i18n.ts'
import type { CardFacts } from './card-facts.ts'

/** Pixels; the shape of a card. */
const size = { width: 1080, height: 681 }
const edge = 60
const ink = '#24211c'

/** A member's card as a PNG to keep in a telephone; any scanner reads it from the screen. */
export async function cardImage(
  facts: CardFacts,
  { libraryName, language }: { libraryName: string; language: Language },
): Promise<Buffer> {
  const kind = language === 'id' ? facts.nameId : facts.nameEn
  const until = `${language === 'id' ? 'Berlaku s.d.' : 'Valid until'} ${formatShortDate(facts.expiresOn, language)}`
  const soft = { colour: '#5b554a', width: 600, size: 36 }
  const placed = await Promise.all([
    at(edge, 40, libraryName, { bold: true, colour: '#ffffff', width: size.width - 2 * edge, size: 50 }),
    at(edge, 175, facts.name, { bold: true, colour: ink, width: size.width - 2 * edge, size: 64 }),
    at(edge, 262, kind, soft),
    at(edge, 310, until, soft),
    at(edge, 606, facts.number, { bold: true, colour: ink, width: 600, size: 46 }),
  ])
  const [bars, qr] = await Promise.all([fittedBars(facts.number), fittedQr(facts.number)])
  return sharp({ create: { ...size, channels: 3, background: '#ffffff' } })
    .composite([
      {
        input: { create: { width: size.width, height: 130, channels: 3, background: '#17493a' } },
        left: 0,
        top: 0,
      },
      ...placed,
      { input: bars, left: edge, top: 420 },
      { input: qr, left: size.width - edge - 300, top: 290 },
    ])
    .png({ palette: true })
    .toBuffer()
}

const at = async (left: number, top: number, text: string, style: TextStyle) => ({
  input: await textPicture(text, style),
  left,
  top,
})

/** Bars of whole pixels, as wide as there is room beside the QR code. */
async function fittedBars(number: string): Promise<Buffer> {
  for (const scale of [5, 4, 3, 2]) {
    const bars = await symbolPicture('code128', number, scale, 50 / scale)
    const { width = 0 } = await sharp(bars).metadata()
    if (width <= 600) return bars
  }
  return sharp(await symbolPicture('code128', number, 1, 50))
    .resize({ width: 600, fit: 'fill' })
    .png()
    .toBuffer()
}

const fittedQr = async (number: string): Promise<Buffer> =>
  sharp(await symbolPicture('qr', number, 10))
    .resize({ width: 300, height: 300, kernel: 'nearest' })
    .png()
    .toBuffer()
