import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { formatDate } from '#design/format.ts'
import { actorOf } from '#kernel/acting.ts'
import { addDays, dayOf, isDay } from '#kernel/days.ts'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { mobileTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { addTime, HoursForm, removeTime, TimeForm } from '../times/save-time.ts'
import { readVisits } from '../visits/read-visits.ts'
import { setVisit } from '../visits/visit-deeds.ts'
import { findStop, type Stop } from './read-stops.ts'
import { listRoutes } from './save-route.ts'
import { saveStop, StopForm } from './save-stop.ts'
import { StopPage, type StopPageProps } from './stop-page.tsx'

const numbered = ':id{[0-9]{1,15}}'
const plan = 'mobile-library.plan'
const acting = (c: Context<Env>) => ({ actor: actorOf(c), now: c.var.now })

const ExtraForm = v.intersect([
  v.object({ day: v.pipe(v.string('required'), v.trim(), v.check(isDay, 'not-a-day')) }),
  HoursForm,
])

/** Stops, their times and additional visits. */
export const stopRoutes = new Hono<Env>()
  .get(paths.newStop, requires(plan), async (c) =>
    c.html(await stopPage(c, undefined, { typed: { routeId: c.req.query('rute') ?? '' } })),
  )
  .post(paths.newStop, requires(plan), (c) => save(c, undefined))
  .get(paths.stop(numbered), requires(plan), async (c) => {
    const stop = await stopOf(c)
    return c.html(await stopPage(c, stop, { typed: typedOf(stop), saved: c.req.query('selesai') === '1' }))
  })
  .post(paths.stop(numbered), requires(plan), async (c) => save(c, await stopOf(c)))
  .post(paths.stopTimes(numbered), requires(plan), async (c) => {
    const stop = await stopOf(c)
    const form = parseForm(TimeForm, await c.req.parseBody())
    if (!form.ok) return again(c, stop, 'time', form.typed, form.errors)
    const added = await addTime(c.var.db, stop.id, form.values, acting(c))
    if (added.ok) return c.redirect(`${paths.stop(stop.id)}?selesai=1`, 303)
    const { language } = c.var.page
    const said =
      added.refusal === 'times-overlap'
        ? mobileTexts(language).errors.overlap(formatDate(added.overlap.day, language), added.overlap.stop)
        : added.refusal
    return again(c, stop, 'time', form.typed, { starts: said })
  })
  .post(paths.stopTimeEnd(numbered, ':time{[0-9]{1,15}}'), requires(plan), async (c) => {
    const stop = await stopOf(c)
    await removeTime(c.var.db, { stopId: stop.id, timeId: Number(c.req.param('time')) }, acting(c))
    return c.redirect(`${paths.stop(stop.id)}?selesai=1`, 303)
  })
  .post(paths.stopExtra(numbered), requires(plan), async (c) => {
    const stop = await stopOf(c)
    const form = parseForm(ExtraForm, await c.req.parseBody())
    if (!form.ok) return again(c, stop, 'extra', form.typed, form.errors)
    const set = await setVisit(c.var.db, { stopId: stop.id, ...form.values }, acting(c))
    if (set.ok) return c.redirect(paths.visit(stop.id, form.values.day), 303)
    return again(c, stop, 'extra', form.typed, { day: set.refusal })
  })

async function stopOf(c: Context<Env>): Promise<Stop> {
  const stop = await findStop(c.var.db, Number(c.req.param('id')))
  if (!stop) throw notFound()
  return stop
}

const typedOf = (stop: Stop): Typed => ({
  name: stop.name,
  address: stop.address,
  routeId: String(stop.routeId),
  position: String(stop.position),
  latitude: stop.latitude === null ? '' : String(stop.latitude),
  longitude: stop.longitude === null ? '' : String(stop.longitude),
  contactName: stop.contactName,
  contactPhone: stop.contactPhone,
  accessibility: stop.accessibility,
  closed: stop.closed ? 'on' : '',
})

async function stopPage(
  c: Context<Env>,
  stop: Stop | undefined,
  shown: Pick<StopPageProps, 'typed' | 'errors' | 'sent' | 'saved'>,
) {
  const today = dayOf(c.var.now)
  const routes = (await listRoutes(c.var.db)).filter(({ closed, id }) => !closed || id === stop?.routeId)
  const visits = stop
    ? await readVisits(c.var.db, { from: today, to: addDays(today, 45) }, { stopId: stop.id })
    : []
  return <StopPage context={c.var.page} {...{ stop, routes, visits, today }} {...shown} />
}

/** The page of a stop with one of its smaller forms as it was sent. */
async function again(c: Context<Env>, stop: Stop, sent: 'time' | 'extra', typed: Typed, errors: FieldErrors) {
  return c.html(await stopPage(c, stop, { typed: { ...typedOf(stop), ...typed }, errors, sent }), 422)
}

const fieldOfRefusal: Record<string, string> = {
  'route-unknown': 'routeId',
  'copies-aboard': 'routeId',
  'holds-waiting': 'closed',
}

async function save(c: Context<Env>, stop: Stop | undefined) {
  const form = parseForm(StopForm, await c.req.parseBody())
  const page = async (errors: FieldErrors) =>
    c.html(await stopPage(c, stop, { typed: form.typed, errors, sent: 'stop' }), 422)
  if (!form.ok) return page(form.errors)
  const saved = await saveStop(c.var.db, stop?.id, form.values, acting(c))
  if (saved.ok) return c.redirect(`${paths.stop(saved.value.id)}?selesai=1`, 303)
  return page({ [fieldOfRefusal[saved.refusal] ?? '']: saved.refusal })
}
