import type { Child } from 'hono/jsx'
import type { MenuEntry, PageContext } from '#kernel/page-context.ts'
import { Document } from './document.tsx'
import { drawnOnce } from './drawn-once.ts'
import { Emblem } from './emblem.tsx'
import { Icon } from './icon.tsx'
import { currentMark, inLanguage, maySee } from './menu.ts'
import { designMessages } from './messages.ts'
import { SearchBox, type SearchBoxProps } from './search-box.tsx'
import { ThemeChoice } from './theme-choice.tsx'

export interface PublicPageProps {
  context: PageContext
  title: string
  description?: string
  head?: Child
  children: Child
  /** The search box under the header; `false` where the page has its own. */
  search?: SearchBoxProps | false
  /** A band over the whole width before the content, for the home page. */
  hero?: Child
}

/** The frame of every page for the public. */
export const PublicPage = (props: PublicPageProps) => {
  const { context, title, description, head, children, search = {}, hero } = props
  const { demo, libraryName, language } = context
  const texts = designMessages(language)
  return (
    <Document {...{ context, title, description, head }} stylesheet="public.css" bodyClass="public">
      <header class="site-header">
        {demo && <p class="demo-notice">{texts.demo}</p>}
        <div class="site-bar">
          <a class="wordmark" href="/">
            <Emblem />
            {libraryName}
          </a>
          <button class="button menu-button" type="button" popovertarget="menu">
            <Icon name="menu" />
            {texts.menu}
          </button>
          <PublicMenu context={context} />
        </div>
        {search !== false && (
          <div class="site-search">
            <SearchBox {...search} />
          </div>
        )}
      </header>
      <main id="isi" tabindex={-1}>
        {hero}
        <div class="site-main">{children}</div>
      </main>
      <footer class="site-footer">
        <div>
          <p>{libraryName}</p>
          <FootLinks context={context} />
          <ThemeChoice context={context} />
        </div>
      </footer>
    </Document>
  )
}

const PublicMenu = ({ context }: { context: PageContext }) => {
  const { language, path, viewer } = context
  const texts = designMessages(language)
  const other = language === 'id' ? 'en' : 'id'
  return (
    <nav id="menu" class="site-menu" popover="auto" aria-label={texts.mainMenu}>
      <ul role="list">
        <Entries {...{ context }} place="menu" />
      </ul>
      <ul role="list" class="site-account">
        <Entries {...{ context }} place="account" />
        {viewer ? (
          <AccountEntries context={context} />
        ) : (
          <li>
            <a href="/masuk">{texts.signIn}</a>
          </li>
        )}
        <li>
          <a href={inLanguage(path, other)} hreflang={other} lang={other} rel="nofollow">
            {texts.otherLanguage}
          </a>
        </li>
      </ul>
    </nav>
  )
}

interface EntriesProps {
  context: PageContext
  place: NonNullable<MenuEntry['place']>
}

const entriesOf = ({ context: { publicMenu, viewer }, place }: EntriesProps): MenuEntry[] =>
  publicMenu.filter((entry) => (entry.place ?? 'menu') === place && maySee(entry, viewer))

/** The entries of one place, as items of a list. */
const Entries = drawnOnce(
  (props: EntriesProps) => {
    const { language, path, viewer } = props.context
    if (viewer) return undefined
    const marks = entriesOf(props).map(({ href }) => currentMark(href, path) ?? '')
    return `${language} ${props.place} ${marks.join()}`
  },
  (props) => (
    <>
      {entriesOf(props).map((entry) => (
        <li>
          <a href={entry.href} aria-current={currentMark(entry.href, props.context.path)}>
            {entry.label[props.context.language]}
          </a>
        </li>
      ))}
    </>
  ),
  ({ context }) => context.publicMenu,
)

const FootLinks = ({ context }: { context: PageContext }) => {
  if (!context.publicMenu.some(({ place }) => place === 'foot')) return null
  return (
    <nav class="site-foot" aria-label={designMessages(context.language).footMenu}>
      <ul role="list">
        <Entries {...{ context }} place="foot" />
      </ul>
    </nav>
  )
}

const AccountEntries = ({ context }: { context: PageContext }) => {
  const texts = designMessages(context.language)
  const staff = context.viewer?.kind === 'staff'
  return (
    <>
      <li>
        <a href={staff ? '/staf' : '/akun'}>{staff ? texts.workplace : texts.account}</a>
      </li>
      <li>
        <form method="post" action="/keluar">
          <button class="as-link" type="submit">
            {texts.signOut}
          </button>
        </form>
      </li>
    </>
  )
}
