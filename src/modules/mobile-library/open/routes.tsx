import { Hono, type Context } from 'hono'
import { addDays, dayOf } from '#kernel/days.ts'
import { calendarType, writeCalendar } from '#kernel/icalendar.ts'
import { everyone } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { mobileTexts } from '../messages.ts'
import { findStop, readStops } from '../network/read-stops.ts'
import { listRoutes } from '../network/save-route.ts'
import { paths } from '../paths.ts'
import { readVisits } from '../visits/read-visits.ts'
import { calendarEvents } from './calendar-events.ts'
import { OpenPage, OpenStopPage } from './open-page.tsx'

const numbered = ':id{[0-9]{1,15}}'
const daysShown = 60

/** Pages and calendars of the mobile library for the public. */
export const openRoutes = new Hono<Env>()
  .get(paths.open, requires(everyone), async (c) => {
    const { db, now, page: context } = c.var
    const today = dayOf(now)
    const [routes, stops, visits] = await Promise.all([
      listRoutes(db),
      readStops(db),
      readVisits(db, { from: today, to: addDays(today, daysShown) }),
    ])
    const inUse = routes
      .map(({ id, name, about }) => ({
        id,
        name,
        about,
        stops: stops.filter((stop) => stop.routeId === id && !stop.ended),
      }))
      .filter((route) => route.stops.length > 0)
    return c.html(<OpenPage {...{ context, now, today, visits }} routes={inUse} />)
  })
  .get(paths.openFeed, requires(everyone), (c) => sendCalendar(c, paths.open, undefined))
  .get(paths.openStop(numbered), requires(everyone), async (c) => {
    const { db, now, page: context } = c.var
    const today = dayOf(now)
    const stop = await stopOf(c)
    const visits = await readVisits(db, { from: today, to: addDays(today, daysShown) }, { stopId: stop.id })
    return c.html(<OpenStopPage {...{ context, now, today, stop }} visits={visits.slice(0, 12)} />)
  })
  .get(paths.stopFeed(numbered), requires(everyone), async (c) => {
    const stop = await stopOf(c)
    return sendCalendar(c, paths.openStop(stop.id), stop)
  })

async function stopOf(c: Context<Env>) {
  const stop = await findStop(c.var.db, Number(c.req.param('id')))
  if (!stop) throw notFound()
  return stop
}

/** Visits from a month ago to four months ahead. */
async function sendCalendar(c: Context<Env>, path: string, stop: { id: number; name: string } | undefined) {
  const { db, now, page } = c.var
  const { origin, language, libraryName } = page
  const today = dayOf(now)
  const span = { from: addDays(today, -30), to: addDays(today, 120) }
  const visits = await readVisits(db, span, stop ? { stopId: stop.id } : {})
  const name = stop?.name ?? mobileTexts(language).open.feedName(libraryName)
  const text = writeCalendar({ name, url: origin + path, now }, calendarEvents(visits, { origin, language }))
  return c.body(text, 200, { 'content-type': calendarType })
}
