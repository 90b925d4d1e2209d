import { Icon } from './icon.tsx'

export interface SectionHeadProps {
  title: string
  /** Where the rest is. */
  href?: string
  /** Says what the link leads to, such as "Semua koleksi baru". */
  more?: string
}

/** Heading of a part of a page, with the way to all of it. */
export const SectionHead = ({ title, href, more }: SectionHeadProps) => (
  <div class="section-head">
    <h2>{title}</h2>
    {href && more && (
      <a href={href}>
        {more}
        <Icon name="arrow" />
      </a>
    )}
  </div>
)
