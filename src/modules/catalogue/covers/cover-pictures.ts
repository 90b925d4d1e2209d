import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { checkPicture, openPicture, type PictureRefusal } from '#kernel/picture.ts'

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

/** Most bytes of an uploaded picture. */
export const largestCover = 10 * 1024 * 1024
const fewestPixels = 60

/** Makes the two pictures of a cover that are shown; what the camera noted about place and time is left behind. */
export async function coverPictures(content: Buffer): Promise<Outcome<CoverPictures, PictureRefusal>> {
  const checked = await checkPicture(content, fewestPixels)
  if (!checked.ok) return checked
  try {
    const [large, small] = await Promise.all([resized(content, 600, 900), resized(content, 160, 240)])
    return done({ large, small })
  } catch {
    // The header promised a picture, but the rest is not one.
    return refused('not-a-picture')
  }
}

async function resized(content: Buffer, width: number, height: number): Promise<Picture> {
  const { data, info } = await openPicture(content)
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}
