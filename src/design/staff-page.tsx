import type { Child } from 'hono/jsx'
import type { PageContext } from '#kernel/page-context.ts'
import { Document } from './document.tsx'
import { Emblem } from './emblem.tsx'
import { Icon } from './icon.tsx'
import { KeyboardShortcuts } from './keyboard-shortcuts.tsx'
import { currentMark, groupEntries, inLanguage, maySee, nearestOf, type MenuGroup } from './menu.ts'
import { designMessages } from './messages.ts'
import { ThemeChoice } from './theme-choice.tsx'

export interface StaffPageProps {
  context: PageContext
  title: string
  head?: Child
  children: Child
  /** What was looked for in the scan box, to be shown again. */
  scanned?: string
}

/** The frame of every page for staff: dense, by keyboard, with the scan box always there. */
export const StaffPage = ({ context, title, head, children, scanned }: StaffPageProps) => {
  const { language, libraryName, demo } = context
  const texts = designMessages(language)
  const entries = context.staffMenu.filter((entry) => maySee(entry, context.viewer))
  return (
    <Document {...{ context, title, head }} stylesheet="staff.css" bodyClass="staff">
      <header class="staff-header">
        {demo && <p class="demo-notice">{texts.demo}</p>}
        <div class="staff-bar">
          <button class="button menu-button" type="button" popovertarget="menu">
            <Icon name="menu" />
            {texts.menu}
          </button>
          <a class="wordmark" href="/staf">
            <Emblem />
            {libraryName}
          </a>
          <form class="scan-box" role="search" action="/staf/cari">
            <input
              type="search"
              name="q"
              value={scanned}
              aria-label={texts.scanLabel}
              aria-keyshortcuts="/"
              placeholder={texts.scanPlaceholder}
              autocomplete="off"
              maxlength={300}
              spellcheck={false}
              data-scan
            />
            <kbd aria-hidden="true">/</kbd>
          </form>
          <Viewer context={context} />
        </div>
      </header>
      <StaffMenu {...{ context, entries }} />
      <main id="isi" class="staff-main" tabindex={-1}>
        {children}
      </main>
      <footer class="staff-footer">
        <ThemeChoice context={context} />
        <KeyboardShortcuts {...{ entries, language }} />
      </footer>
    </Document>
  )
}

const Viewer = ({ context }: { context: PageContext }) => {
  const { language, path, viewer } = context
  const texts = designMessages(language)
  const other = language === 'id' ? 'en' : 'id'
  return (
    <div class="staff-viewer">
      <a href={inLanguage(path, other)} hreflang={other} lang={other}>
        {texts.otherLanguage}
      </a>
      <a href="/">{texts.toPublic}</a>
      {viewer && (
        <a href="/staf/kata-sandi" title={texts.ownPassword}>
          {viewer.name}
        </a>
      )}
      <form method="post" action="/keluar">
        <button class="as-link" type="submit">
          {texts.signOut}
        </button>
      </form>
    </div>
  )
}

interface StaffMenuProps {
  context: PageContext
  entries: PageContext['staffMenu']
}

/** Up to so many entries all stand open; of more, the groups fold, and only that of the page is open. */
const mostOpen = 16

const StaffMenu = ({ context, entries }: StaffMenuProps) => {
  const { language, path } = context
  const nearest = nearestOf(
    entries.map(({ href }) => href),
    path,
  )
  const groups = groupEntries(entries, language)
  const isCurrent = ({ entries: own }: MenuGroup) => own.some(({ href }) => href === nearest)
  const open = groups.find(isCurrent) ?? groups.find(({ label }) => label !== '')
  return (
    <nav id="menu" class="staff-menu" popover="auto" aria-label={designMessages(language).mainMenu}>
      {groups.map((group) => {
        const links = <MenuLinks {...{ context, group, nearest }} />
        if (group.label === '') return links
        return (
          <details open={entries.length <= mostOpen || group === open}>
            <summary>{group.label}</summary>
            {links}
          </details>
        )
      })}
    </nav>
  )
}

interface MenuLinksProps {
  context: PageContext
  group: MenuGroup
  nearest: string | undefined
}

const MenuLinks = ({ context: { language, path }, group, nearest }: MenuLinksProps) => (
  <ul role="list">
    {group.entries.map((entry) => (
      <li>
        <a
          href={entry.href}
          aria-current={entry.href === nearest ? currentMark(entry.href, path) : undefined}
          aria-keyshortcuts={entry.shortcut && `g ${entry.shortcut}`}
          data-jump={entry.shortcut}
        >
          {entry.label[language]}
          {entry.shortcut && <kbd aria-hidden="true">g {entry.shortcut}</kbd>}
        </a>
      </li>
    ))}
  </ul>
)
