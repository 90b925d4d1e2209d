import type { Child } from 'hono/jsx'
import { Heading } from './heading.tsx'

export interface CardProps {
  title: string
  href?: string
  children?: Child
  /** Level of its heading in the page. */
  level?: 2 | 3
}

export const Card = ({ title, href, children, level = 3 }: CardProps) => (
  <article class="card">
    <Heading level={level}>{href ? <a href={href}>{title}</a> : title}</Heading>
    {children}
  </article>
)

export const CardGrid = ({ children }: { children: Child }) => <div class="card-grid">{children}</div>
