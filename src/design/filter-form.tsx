import type { Child } from 'hono/jsx'
import { Button } from './button.tsx'

export interface FilterFormProps {
  /** Address of the list that is narrowed. */
  action: string
  /** What is looked for, for those who hear the page. */
  label: string
  /** Word on the button. */
  submit: string
  /** Fields, all `optional`: none has to be filled in, so none is marked. */
  children: Child
}

/** A row of fields above a list that narrows it. */
export const FilterForm = ({ action, label, submit, children }: FilterFormProps) => (
  <form class="filter-form" role="search" aria-label={label} action={action}>
    {children}
    <Button>{submit}</Button>
  </form>
)
