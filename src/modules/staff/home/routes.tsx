import { Hono } from 'hono'
import { Card, CardGrid } from '#design/card.tsx'
import { Chips } from '#design/chips.tsx'
import { formatNumber } from '#design/format.ts'
import { groupEntries, maySee } from '#design/menu.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { homeTexts } from './messages.ts'

/** Something that waits for somebody, or tells how the library stands; counted when the page is opened. */
export interface Standing {
  label: { id: string; en: string }
  href: string
  permission: string
  count(db: Env['Variables']['db']): Promise<number>
}

/** The first page of the day: how things stand, and every task one may do. */
export const homeRoutes = (standings: readonly Standing[]) =>
  new Hono<Env>().get(paths.home, requires('staff.enter'), async (c) => {
    const { page: context, db } = c.var
    const { language, viewer } = context
    const t = homeTexts(language)
    const seen = standings.filter(({ permission }) => viewer?.permissions.has(permission))
    const counts = await Promise.all(
      seen.map(async (standing) => ({ ...standing, number: await standing.count(db) })),
    )
    const tasks = context.staffMenu.filter((entry) => maySee(entry, viewer))
    return c.html(
      <StaffPage context={context} title={t.title}>
        <div class="stack">
          <PageHeading title={t.hello(viewer?.name ?? '')} lead={t.lead} />
          <CardGrid>
            {counts.map(({ label, href, number }) => (
              <Card title={formatNumber(number, language)} href={href} level={2}>
                <p>{label[language]}</p>
              </Card>
            ))}
          </CardGrid>
          {groupEntries(tasks, language).map(({ label, entries }) => (
            <section class="stack">
              <h2>{label || t.tasks}</h2>
              <Chips chips={entries.map((entry) => ({ label: entry.label[language], href: entry.href }))} />
            </section>
          ))}
        </div>
      </StaffPage>,
    )
  })
