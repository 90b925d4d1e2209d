import { Hono, type Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { addDays, dayOf } from '#kernel/days.ts'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { paths } from '../paths.ts'
import { readVisits, type StopVisit } from '../visits/read-visits.ts'
import { isComing } from '../visits/plan-visits.ts'
import { readStops } from './read-stops.ts'
import { RoutePage, RoutesPage } from './routes-page.tsx'
import { listRoutes, RouteForm, saveRoute } from './save-route.ts'
import { listCandidates, listVehicles, saveVehicle, VehicleForm } from './save-vehicle.ts'
import { VehiclePage, VehiclesPage } from './vehicles-page.tsx'

const numbered = ':id{[0-9]{1,15}}'
const plan = 'mobile-library.plan'
const acting = (c: Context<Env>) => ({ actor: actorOf(c), now: c.var.now })
const numberOf = (c: Context<Env>) => Number(c.req.param('id'))

/** Vehicles and routes. */
export const networkRoutes = new Hono<Env>()
  .get(paths.vehicles, requires('mobile-library.work'), async (c) => {
    const [vehicles, candidates] = await Promise.all([listVehicles(c.var.db), listCandidates(c.var.db)])
    return c.html(<VehiclesPage context={c.var.page} {...{ vehicles, candidates }} />)
  })
  .get(paths.vehicle(numbered), requires(plan), async (c) => {
    const vehicle = (await listVehicles(c.var.db)).find(({ branchId }) => branchId === numberOf(c))
    const typed: Typed = vehicle
      ? {
          plate: vehicle.plate,
          capacity: vehicle.capacity === null ? '' : String(vehicle.capacity),
          note: vehicle.note,
          retired: vehicle.retired ? 'on' : '',
        }
      : {}
    return c.html(<VehiclePage context={c.var.page} branch={await branchOf(c)} typed={typed} />)
  })
  .post(paths.vehicle(numbered), requires(plan), async (c) => {
    const branch = await branchOf(c)
    const form = parseForm(VehicleForm, await c.req.parseBody())
    const page = (errors: FieldErrors) =>
      c.html(<VehiclePage context={c.var.page} {...{ branch, errors }} typed={form.typed} />, 422)
    if (!form.ok) return page(form.errors)
    const saved = await saveVehicle(c.var.db, branch.id, form.values, acting(c))
    return saved.ok ? c.redirect(paths.vehicles, 303) : page({ retired: saved.refusal })
  })
  .get(paths.routes, requires('mobile-library.work'), async (c) => {
    const today = dayOf(c.var.now)
    const [routes, stops, visits] = await Promise.all([
      listRoutes(c.var.db),
      readStops(c.var.db),
      readVisits(c.var.db, { from: today, to: addDays(today, 60) }),
    ])
    const next = new Map<number, StopVisit>()
    for (const visit of visits.filter(isComing)) if (!next.has(visit.stop.id)) next.set(visit.stop.id, visit)
    return c.html(<RoutesPage context={c.var.page} {...{ routes, stops, next, today }} />)
  })
  .get(paths.newRoute, requires(plan), async (c) => c.html(await routePage(c, undefined, {})))
  .post(paths.newRoute, requires(plan), (c) => saveAsked(c, undefined))
  .get(paths.route(numbered), requires(plan), async (c) => {
    const route = (await listRoutes(c.var.db)).find(({ id }) => id === numberOf(c))
    if (!route) throw notFound()
    const { name, about, vehicleId, closed } = route
    const typed = { name, about, vehicleId: String(vehicleId), closed: closed ? 'on' : '' }
    return c.html(await routePage(c, route.id, typed))
  })
  .post(paths.route(numbered), requires(plan), (c) => saveAsked(c, numberOf(c)))

/** Branches of the mobile kind can be vehicles. */
async function branchOf(c: Context<Env>) {
  const branch = (await listBranches(c.var.db)).find(
    ({ id, kind }) => id === numberOf(c) && kind === 'keliling',
  )
  if (!branch) throw notFound()
  return branch
}

async function routePage(c: Context<Env>, id: number | undefined, typed: Typed, errors?: FieldErrors) {
  const vehicles = (await listVehicles(c.var.db)).filter(
    ({ retired, branchId }) => !retired || String(branchId) === typed['vehicleId'],
  )
  return <RoutePage context={c.var.page} {...{ id, vehicles, typed, errors }} />
}

const fieldOfRefusal: Record<string, string> = {
  'name-taken': 'name',
  'vehicle-unknown': 'vehicleId',
  'copies-aboard': 'vehicleId',
  'holds-waiting': 'closed',
}

async function saveAsked(c: Context<Env>, id: number | undefined) {
  const form = parseForm(RouteForm, await c.req.parseBody())
  if (!form.ok) return c.html(await routePage(c, id, form.typed, form.errors), 422)
  const saved = await saveRoute(c.var.db, id, form.values, acting(c))
  if (saved.ok) return c.redirect(paths.routes, 303)
  if (saved.refusal === 'route-unknown') throw notFound()
  const errors = { [fieldOfRefusal[saved.refusal] ?? '']: saved.refusal }
  return c.html(await routePage(c, id, form.typed, errors), 422)
}
