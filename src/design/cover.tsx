import { raw } from 'hono/html'
import { drawCover, type CoverSubject } from './cover-drawing.ts'

export interface CoverImage {
  src: string
  width: number
  height: number
}

export interface CoverProps extends CoverSubject {
  /** A real cover replaces the drawn one. */
  image?: CoverImage
  /** Load with the page, for what is seen first; the others wait until they come near. */
  eager?: boolean
}

/** A book's cover. It repeats the title beside it, so screen readers pass it over. */
export const Cover = ({ image, eager, ...subject }: CoverProps) =>
  image ? (
    <img
      class="cover"
      src={image.src}
      width={image.width}
      height={image.height}
      alt=""
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
    />
  ) : (
    raw(drawnCover(subject))
  )

const mostRemembered = 5000
const drawn = new Map<string, string>()

/** The SVG of a drawn cover; the last few thousand are remembered, the longest unused is dropped first. */
export function drawnCover(subject: CoverSubject): string {
  const key = `${subject.title}\n${subject.author ?? ''}\n${subject.classNumber?.slice(0, 5) ?? ''}`
  let svg = drawn.get(key)
  if (svg) drawn.delete(key)
  else svg = `<svg class="cover" viewBox="0 0 120 180" aria-hidden="true">${drawCover(subject)}</svg>`
  drawn.set(key, svg)
  if (drawn.size > mostRemembered) drawn.delete(drawn.keys().next().value ?? '')
  return svg
}
