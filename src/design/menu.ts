import type { Language } from '#kernel/i18n.ts'
import type { MenuEntry, PageViewer } from '#kernel/page-context.ts'
import { everyone, memberOnly, strangerOnly } from '#kernel/permissions.ts'

/** Whether a menu shows this entry to this viewer; the route behind it checks again. */
export function maySee(entry: MenuEntry, viewer: PageViewer | undefined): boolean {
  if (entry.permission === everyone) return true
  if (entry.permission === strangerOnly) return viewer === undefined
  if (entry.permission === memberOnly) return viewer?.kind === 'member'
  return viewer?.permissions.has(entry.permission) ?? false
}

/** `page` on the entry's own page, `true` below it. */
export function currentMark(href: string, path: string): 'page' | 'true' | undefined {
  const place = path.split('?')[0]
  if (place === href) return 'page'
  return href !== '/' && place?.startsWith(`${href}/`) ? 'true' : undefined
}

/** The address among these that a page belongs to: the longest that it lies at or below. */
export const nearestOf = (hrefs: readonly string[], path: string): string | undefined =>
  hrefs
    .filter((href) => currentMark(href, path) !== undefined)
    .toSorted((a, b) => b.length - a.length)
    .at(0)

export interface MenuGroup {
  label: string
  entries: MenuEntry[]
}

/** Entries by their group, both in the order in which they come. */
export function groupEntries(entries: readonly MenuEntry[], language: Language): MenuGroup[] {
  const groups = new Map<string, MenuEntry[]>()
  for (const entry of entries) {
    const label = entry.group?.[language] ?? ''
    const group = groups.get(label)
    if (group) group.push(entry)
    else groups.set(label, [entry])
  }
  return [...groups].map(([label, entries]) => ({ label, entries }))
}

/** The same page in another language. */
export function inLanguage(path: string, language: Language): string {
  const [place = '/', query = ''] = path.split('?', 2)
  const parameters = new URLSearchParams(query)
  parameters.set('antarmuka', language)
  return `${place}?${parameters}`
}
