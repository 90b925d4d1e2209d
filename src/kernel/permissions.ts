import type { Language } from './i18n.ts'

/** Permission of a route that anyone may use. */
export const everyone = 'everyone'
/** In menus only: for who has not signed in. */
export const strangerOnly = 'stranger'
/** Permission of a route for any signed-in member of the public. */
export const memberOnly = 'member'

/** A right that a role can hold; its module lists it, and the page of roles shows its label. */
export interface Permission {
  name: string
  label: Record<Language, string>
}
