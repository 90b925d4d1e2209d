import { Cover, type CoverProps } from './cover.tsx'
import { Heading } from './heading.tsx'

export interface CoverStackProps {
  href: string
  title: string
  /** A sentence or two about what holds these together. */
  description?: string
  /** How many there are in all, already written for people. */
  count?: string
  /** The first three are shown. */
  covers: readonly CoverProps[]
  level?: 2 | 3
}

/** A handful of books that belong together, all of it one link. */
export const CoverStack = ({ href, title, description, count, covers, level = 3 }: CoverStackProps) => (
  <li class="cover-stack">
    <div class="cover-stack-fan">
      {covers.slice(0, 3).map((cover) => (
        <Cover {...cover} />
      ))}
    </div>
    <div>
      <Heading level={level}>
        <a href={href}>{title}</a>
      </Heading>
      {description && <p>{description}</p>}
      {count && <p class="soft">{count}</p>}
    </div>
  </li>
)
