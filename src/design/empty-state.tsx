import type { Child } from 'hono/jsx'
import { Heading } from './heading.tsx'

export interface EmptyStateProps {
  title: string
  /** What to do next: sentences, links, buttons. */
  children: Child
  level?: 2 | 3
}

/** Says that there is nothing, why, and what to do next. */
export const EmptyState = ({ title, children, level = 2 }: EmptyStateProps) => (
  <div class="empty-state">
    <Heading level={level}>{title}</Heading>
    {children}
  </div>
)
