import type { Child } from 'hono/jsx'
import type { PageContext } from '#kernel/page-context.ts'
import { currentMark, maySee } from './menu.ts'
import { designMessages } from './messages.ts'
import { PublicPage } from './public-page.tsx'

export interface AccountPageProps {
  context: PageContext
  title: string
  /** Beside the heading: what can be done with the whole page. */
  actions?: Child
  children: Child
}

/** The frame of a member's own pages: a heading, and a menu of the others. */
export const AccountPage = ({ context, title, actions, children }: AccountPageProps) => {
  const { language, path, accountMenu, viewer } = context
  return (
    <PublicPage context={context} title={title}>
      <div class="account">
        <nav class="account-menu" aria-label={designMessages(language).account}>
          <ul role="list">
            {accountMenu
              .filter((entry) => maySee(entry, viewer))
              .map(({ href, label }) => (
                <li>
                  <a
                    href={href}
                    aria-current={href === '/akun' ? exactly(href, path) : currentMark(href, path)}
                  >
                    {label[language]}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
        <div class="stack">
          <div class="page-heading">
            <h1>{title}</h1>
            {actions && <div class="cluster no-print">{actions}</div>}
          </div>
          {children}
        </div>
      </div>
    </PublicPage>
  )
}

const exactly = (href: string, path: string) => (path.split('?')[0] === href ? ('page' as const) : undefined)
