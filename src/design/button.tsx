import type { Child } from 'hono/jsx'

export type ButtonKind = 'plain' | 'primary' | 'danger' | 'quiet'

export interface ButtonProps {
  children: Child
  kind?: ButtonKind
  name?: string
  value?: string
  /** Posts the form to another address than the form's own. */
  formaction?: string
  disabled?: boolean
  /** Sends the form without checking its fields, for "back" and "cancel". */
  formnovalidate?: boolean
  /** Takes the focus, so that Enter goes on. */
  autofocus?: boolean
}

export const Button = ({ children, kind = 'plain', ...attributes }: ButtonProps) => (
  <button class="button" type="submit" data-kind={kind} {...attributes}>
    {children}
  </button>
)

export interface ButtonLinkProps {
  href: string
  children: Child
  kind?: ButtonKind
  download?: boolean
  /** Takes the focus, so that Enter goes there. */
  autofocus?: boolean
  rel?: string
}

/** Goes somewhere and looks like a button; deeds are buttons in forms. */
export const ButtonLink = ({ href, children, kind = 'plain', ...attributes }: ButtonLinkProps) => (
  <a class="button" href={href} data-kind={kind} {...attributes}>
    {children}
  </a>
)
