import sharp from 'sharp'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export interface Picture {
  /** WebP without metadata. */
  bytes: Buffer
  width: number
  height: number
}

export interface CoverPictures {
  /** For the page of a title. */
  large: Picture
  /** For lists. */
  small: Picture
}

export type PictureRefusal = 'not-a-picture' | 'too-many-pixels' | 'too-few-pixels'

/** Most bytes of an uploaded picture. */
export const largestCover = 10 * 1024 * 1024
// A telephone's camera makes 12 to 50 million; more is a trap for the memory.
const mostPixels = 60_000_000
const fewestPixels = 60

/** Makes the two pictures of a cover that are shown; what the camera noted about place and time is left behind. */
export async function coverPictures(content: Buffer): Promise<Outcome<CoverPictures, PictureRefusal>> {
  if (!isPicture(content)) return refused('not-a-picture')
  const size = await sharp(content, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  if (!size?.width || !size.height) return refused('not-a-picture')
  if (size.width * size.height > mostPixels) return refused('too-many-pixels')
  if (Math.min(size.width, size.height) < fewestPixels) return refused('too-few-pixels')
  try {
    const [large, small] = await Promise.all([resized(content, 600, 900), resized(content, 160, 240)])
    return done({ large, small })
  } catch {
    // The header promised a picture, but the rest is not one.
    return refused('not-a-picture')
  }
}

/** By the first bytes: JPEG, PNG, GIF, WebP and AVIF. Others, SVG above all, are not even opened. */
function isPicture(content: Buffer): boolean {
  const start = content.subarray(0, 12).toString('latin1')
  return (
    start.startsWith('\u00ff\u00d8\u00ff') ||
    start.startsWith('\u0089PNG\r\n\u001a\n') ||
    /^GIF8[79]a/.test(start) ||
    /^RIFF[^]{4}WEBP/.test(start) ||
    /^[^]{4}ftypavi[fs]/.test(start)
  )
}

async function resized(content: Buffer, width: number, height: number): Promise<Picture> {
  const { data, info } = await sharp(content, { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}
