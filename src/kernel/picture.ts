import sharp, { type Sharp } from 'sharp'
import { done, refused, type Outcome } from './outcome.ts'

export type PictureRefusal = 'not-a-picture' | 'too-many-pixels' | 'too-few-pixels'

// A telephone's camera makes 12 to 50 million; more is a trap for the memory.
const mostPixels = 60_000_000

/** Whether an upload is a picture that may be opened; `fewest` pixels on its shorter side. */
export async function checkPicture(
  content: Buffer,
  fewest: number,
): Promise<Outcome<undefined, PictureRefusal>> {
  if (!isPicture(content)) return refused('not-a-picture')
  const size = await sharp(content, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  if (!size?.width || !size.height) return refused('not-a-picture')
  if (size.width * size.height > mostPixels) return refused('too-many-pixels')
  return Math.min(size.width, size.height) < fewest ? refused('too-few-pixels') : done(undefined)
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

/** A picture the right way up, to be resized and written; what the camera noted about place and time is left behind. */
export const openPicture = (content: Buffer): Sharp =>
  sharp(content, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient()
