import type { Child } from 'hono/jsx'
import { Cover, type CoverProps } from './cover.tsx'
import { Heading } from './heading.tsx'

export interface MediaProps {
  href: string
  cover: CoverProps
  title: string
  /** What follows the title: author and year, availability, actions. */
  children?: Child
  level?: 2 | 3
}

/** A result: cover at the side, the rest beside it. */
export const MediaRow = ({ href, cover, title, children, level = 3 }: MediaProps) => (
  <li class="media-row">
    <Cover {...cover} />
    <div class="media-row-body">
      <Heading level={level}>
        <a href={href}>{title}</a>
      </Heading>
      {children}
    </div>
  </li>
)

export const MediaList = ({ children }: { children: Child }) => <ol role="list">{children}</ol>

/** A cover in a grid, all of it one link. */
export const MediaCard = ({ href, cover, title, children, level = 3 }: MediaProps) => (
  <li class="media-card">
    <Cover {...cover} />
    <Heading level={level}>
      <a href={href}>{title}</a>
    </Heading>
    {children}
  </li>
)

export const MediaGrid = ({ children }: { children: Child }) => (
  <ul class="media-grid" role="list">
    {children}
  </ul>
)

/** A row of cards; on telephones it is pushed sideways, and reached by keyboard through its links. */
export const MediaShelf = ({ children }: { children: Child }) => (
  <ul class="media-shelf" role="list">
    {children}
  </ul>
)
