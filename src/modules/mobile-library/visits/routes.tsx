import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { addDays, dayOf, isDay } from '#kernel/days.ts'
import { optionalText, parseForm, requiredText, type FieldErrors, type Typed } from '#kernel/form.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { chooseDeskPlace } from '#modules/branches/index.ts'
import { listVehicles } from '../network/save-vehicle.ts'
import { paths } from '../paths.ts'
import { HoursForm } from '../times/save-time.ts'
import { dayBoard, forgottenVisits } from './day-board.ts'
import { DayPage } from './day-page.tsx'
import { isComing } from './plan-visits.ts'
import { readVisits } from './read-visits.ts'
import {
  cancelVisit,
  finishVisit,
  reinstateVisit,
  setVisit,
  startVisit,
  type VisitAsked,
  type VisitRefusal,
} from './visit-deeds.ts'
import { VisitPage } from './visit-page.tsx'

const stopId = ':stop{[0-9]{1,15}}'
const onDay = ':day'
const work = 'mobile-library.work'
const acting = (c: Context<Env>) => ({ actor: actorOf(c), now: c.var.now })

const FinishForm = v.object({
  visitors: v.pipe(
    optionalText(20),
    v.regex(/^\d{0,5}$/, 'not-a-number'),
    v.transform((text) => (text === '' ? null : Number(text))),
  ),
  note: optionalText(500),
})
const CancelForm = v.object({ reason: requiredText(200) })

/** The visits of a day, and what is done with each. */
export const visitRoutes = new Hono<Env>()
  .get(paths.day, requires(work), async (c) => {
    const today = dayOf(c.var.now)
    const asked = c.req.query('tanggal') ?? ''
    const day = isDay(asked) ? asked : today
    const [vehicles, visits, after, forgotten] = await Promise.all([
      listVehicles(c.var.db),
      dayBoard(c.var.db, day, c.var.now),
      readVisits(c.var.db, { from: addDays(day, 1), to: addDays(day, 21) }),
      forgottenVisits(c.var.db, today),
    ])
    const next = after.filter(isComing).slice(0, 6)
    return c.html(<DayPage context={c.var.page} {...{ day, today, vehicles, visits, next, forgotten }} />)
  })
  .post(paths.deskHere(':id{[0-9]{1,15}}'), requires(work), async (c) => {
    const vehicle = (await listVehicles(c.var.db)).find(
      ({ branchId, retired }) => branchId === Number(c.req.param('id')) && !retired,
    )
    if (!vehicle) throw notFound()
    chooseDeskPlace(c, vehicle.branchId)
    return c.redirect(paths.desk, 303)
  })
  .get(paths.visit(stopId, onDay), requires(work), (c) => show(c))
  .post(paths.visitDeed(stopId, onDay, 'mulai'), requires(work), async (c) =>
    answer(c, await startVisit(c.var.db, asked(c), acting(c))),
  )
  .post(paths.visitDeed(stopId, onDay, 'selesai'), requires(work), async (c) => {
    const form = parseForm(FinishForm, await c.req.parseBody())
    if (!form.ok) return show(c, form)
    return answer(c, await finishVisit(c.var.db, { ...asked(c), ...form.values }, acting(c)))
  })
  .post(paths.visitDeed(stopId, onDay, 'batal'), requires(work), async (c) => {
    const form = parseForm(CancelForm, await c.req.parseBody())
    if (!form.ok) return show(c, form)
    return answer(c, await cancelVisit(c.var.db, { ...asked(c), ...form.values }, acting(c)))
  })
  .post(paths.visitDeed(stopId, onDay, 'jadi'), requires(work), async (c) =>
    answer(c, await reinstateVisit(c.var.db, asked(c), acting(c))),
  )
  .post(paths.visitDeed(stopId, onDay, 'jam'), requires('mobile-library.plan'), async (c) => {
    const form = parseForm(HoursForm, await c.req.parseBody())
    if (!form.ok) return show(c, form)
    return answer(c, await setVisit(c.var.db, { ...asked(c), ...form.values }, acting(c)))
  })

function asked(c: Context<Env>): VisitAsked {
  const day = c.req.param('day') ?? ''
  if (!isDay(day)) throw notFound()
  return { stopId: Number(c.req.param('stop')), day }
}

async function show(c: Context<Env>, sent?: { typed: Typed; errors: FieldErrors }) {
  const { stopId, day } = asked(c)
  const [visit] = await dayBoard(c.var.db, day, c.var.now, { stopId })
  if (!visit) throw notFound()
  const today = dayOf(c.var.now)
  return c.html(<VisitPage context={c.var.page} {...{ visit, today }} {...sent} />, sent ? 422 : 200)
}

function answer(c: Context<Env>, outcome: Outcome<undefined, VisitRefusal>) {
  const { stopId, day } = asked(c)
  if (outcome.ok) return c.redirect(paths.visit(stopId, day), 303)
  return show(c, { typed: {}, errors: { '': outcome.refusal } })
}
