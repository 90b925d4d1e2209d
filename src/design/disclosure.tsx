import type { Child } from 'hono/jsx'

export interface DisclosureProps {
  summary: Child
  children: Child
  open?: boolean
  /** Those of one name open one at a time, as tabs do. */
  name?: string
  id?: string
}

/** Hides what most do not need, without script. */
export const Disclosure = ({ summary, children, open, name, id }: DisclosureProps) => (
  <details class="disclosure" {...{ id, open, name }}>
    <summary>{summary}</summary>
    <div>{children}</div>
  </details>
)
