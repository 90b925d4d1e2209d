import { Hono } from 'hono'
import { addDays, dayOf } from '#kernel/days.ts'
import { calendarType, writeCalendar } from '#kernel/icalendar.ts'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { AgendaPage } from './agenda-page.tsx'
import { agendaTexts } from './messages.ts'
import { lastOfMonth, readAgenda, readAsked, readPlaces } from './read-agenda.ts'
import type { AgendaSource } from './source.ts'

/** One calendar of all that the library offers. */
export const agendaRoutes = (sources: readonly AgendaSource[]) =>
  new Hono<Env>()
    .get(paths.agenda, requires(everyone), async (c) => {
      const { db, now, page: context } = c.var
      const today = dayOf(now)
      const asked = readAsked((name) => c.req.query(name), today)
      const span = { from: asked.month, to: lastOfMonth(asked.month) }
      const [items, places] = await Promise.all([
        readAgenda(db, sources, asked, span),
        readPlaces(db, sources),
      ])
      return c.html(<AgendaPage {...{ context, asked, today, items, sources, places }} />)
    })
    .get(paths.agendaFeed, requires(everyone), async (c) => {
      const { db, now, page } = c.var
      const { origin, language, libraryName } = page
      const today = dayOf(now)
      const asked = readAsked((name) => c.req.query(name), today)
      const span = { from: addDays(today, -30), to: addDays(today, 120) }
      const items = await readAgenda(db, sources, asked, span)
      const t = agendaTexts(language)
      const labelOf = (kind: string) => sources.find((source) => source.kind === kind)?.label[language] ?? ''
      const events = items.map(({ kind, key, title, place, href, off, ...item }) => ({
        ...item,
        uid: `${kind}-${key}@${new URL(origin).hostname}`,
        title: `${off === undefined ? labelOf(kind) : t.off}: ${title}`,
        place: [title, place].filter(Boolean).join(', '),
        text: off ?? '',
        url: origin + href,
        cancelled: off !== undefined,
      }))
      const about = { name: t.feedName(libraryName), url: origin + paths.agenda, now }
      return c.body(writeCalendar(about, events), 200, { 'content-type': calendarType })
    })
