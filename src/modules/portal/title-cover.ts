import type { CoverProps } from '#design/cover.tsx'
import type { TitleCard } from './page-data.ts'

/** What the cover of a title is drawn from, or shown from. */
export const coverOf = ({ title, author, classNumber, image }: TitleCard): CoverProps => ({
  title,
  author,
  classNumber,
  image,
})
