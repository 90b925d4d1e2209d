import type { Child } from 'hono/jsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { calendarTexts } from './messages.ts'
import { calendarPaths } from './paths.ts'

interface CalendarPageProps {
  context: PageContext
  title: string
  lead?: Child
  actions?: Child
  children: Child
}

/** The frame of the pages of calendars. */
export const CalendarPage = ({ context, title, lead, actions, children }: CalendarPageProps) => {
  const t = calendarTexts(context.language)
  const [path = ''] = context.path.split('?')
  const entries = [
    [calendarPaths.calendar, t.nav.year],
    [calendarPaths.holidays, t.nav.holidays],
    [calendarPaths.closures, t.nav.closures],
  ] as const
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={lead} actions={actions} />
      <div class="stack">
        <nav aria-label={t.sections} class="no-print">
          <ul class="chips" role="list">
            {entries.map(([href, label]) => (
              <li>
                <a
                  class="chip"
                  href={href}
                  aria-current={path === href ? 'page' : undefined}
                  data-selected={path === href || undefined}
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {children}
      </div>
    </StaffPage>
  )
}
