import type { Child } from 'hono/jsx'

export type Description = readonly [term: string, value: Child]

/** Terms and values; those without a value are left out. */
export const DescriptionList = ({ entries }: { entries: readonly Description[] }) => (
  <dl class="description-list">
    {entries
      .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
      .map(([term, value]) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)
