import type { Child } from 'hono/jsx'

export interface PageHeadingProps {
  title: string
  lead?: Child
  /** Buttons for the whole page. */
  actions?: Child
}

/** The one `h1` of a page. */
export const PageHeading = ({ title, lead, actions }: PageHeadingProps) => (
  <div class="page-heading">
    <div>
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
    </div>
    {actions && <div class="cluster no-print">{actions}</div>}
  </div>
)
