import type { Child } from 'hono/jsx'

export type BadgeKind = 'neutral' | 'good' | 'attention' | 'muted'

/** A word in a frame, for lists and tables. */
export const Badge = ({ kind = 'neutral', children }: { kind?: BadgeKind; children: Child }) => (
  <span class="badge" data-kind={kind}>
    {children}
  </span>
)

/** A state said in words with a mark before it, such as whether a copy is in. */
export const Status = ({ kind = 'neutral', children }: { kind?: BadgeKind; children: Child }) => (
  <span class="status" data-kind={kind}>
    {children}
  </span>
)
