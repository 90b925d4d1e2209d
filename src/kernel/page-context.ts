import type { Language } from './i18n.ts'

/** Who looks at a page, as far as the page frame needs to know. */
export interface PageViewer {
  kind: 'staff' | 'member'
  name: string
  permissions: ReadonlySet<string>
  /** The page they have to deal with before any other; every other one leads there. */
  firstOf?: string
}

/** A menu entry; shown when `permission` is 'everyone', 'stranger' to strangers, or one the viewer holds. */
export interface MenuEntry {
  href: string
  label: Record<Language, string>
  permission: string
  /** Where the frame of public pages shows it: in the menu unless told, beside the sign-in, or at the foot. */
  place?: 'menu' | 'account' | 'foot'
  /** Name of the group under which the staff sidebar shows it. */
  group?: Record<Language, string>
  /** One key that, after `g`, jumps there (staff pages). */
  shortcut?: string
}

/** What every page needs from its request to draw its frame; made by `kernel/web.tsx`, plain data. */
export interface PageContext {
  language: Language
  /** Path and query of this page, for the language switch and sign-in's way back. */
  path: string
  /** Address under which the public reaches the site, without a slash at the end. */
  origin: string
  libraryName: string
  viewer: PageViewer | undefined
  theme: 'auto' | 'light' | 'dark' | 'contrast'
  /** True in a seeded demonstration, which every page says. */
  demo: boolean
  publicMenu: readonly MenuEntry[]
  staffMenu: readonly MenuEntry[]
  accountMenu: readonly MenuEntry[]
}
