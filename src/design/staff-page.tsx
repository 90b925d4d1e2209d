import type { Child } from 'hono/jsx'
import type { PageContext } from '#kernel/page-context.ts'
import { Document } from './document.tsx'
import { Emblem } from './emblem.tsx'
import { Icon } from './icon.tsx'
import { KeyboardShortcuts } from './keyboard-shortcuts.tsx'
import { currentMark, groupEntries, inLanguage, maySee, nearestOf } from './menu.ts'
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

const StaffMenu = ({ context, entries }: StaffMenuProps) => {
  const nearest = nearestOf(
    entries.map(({ href }) => href),
    context.path,
  )
  return (
    <nav id="menu" class="staff-menu" popover="auto" aria-label={designMessages(context.language).mainMenu}>
      {groupEntries(entries, context.language).map((group) => (
        <>
          {group.label && <h2>{group.label}</h2>}
          <ul role="list">
            {group.entries.map((entry) => (
              <li>
                <a
                  href={entry.href}
                  aria-current={entry.href === nearest ? currentMark(entry.href, context.path) : undefined}
                  aria-keyshortcuts={entry.shortcut && `g ${entry.shortcut}`}
                  data-jump={entry.shortcut}
                >
                  {entry.label[context.language]}
                  {entry.shortcut && <kbd aria-hidden="true">g {entry.shortcut}</kbd>}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </nav>
  )
}
