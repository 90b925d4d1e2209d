import type { Child } from 'hono/jsx'

/** A heading of the level that its place in the page asks for. */
export const Heading = ({ level, children }: { level: 2 | 3; children: Child }) =>
  level === 2 ? <h2>{children}</h2> : <h3>{children}</h3>
