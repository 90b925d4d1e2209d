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

/** The SVG of a drawn cover. Not kept: to find one again among thousands costs nearly as much as to draw it. */
export const drawnCover = (subject: CoverSubject): string =>
  `<svg class="cover" viewBox="0 0 120 180" aria-hidden="true">${drawCover(subject)}</svg>`
