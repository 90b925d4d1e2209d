import { Hono, type Context } from 'hono'
import { dayOf } from '#kernel/days.ts'
import { requires, type Env } from '#kernel/web.tsx'
import {
  listHoldsToClear,
  listItemsToPull,
  listPickupShelf,
  listTransits,
} from '#modules/circulation/index.ts'
import { paths } from '../paths.ts'
import { deskPlace, type DeskPlace } from '#modules/branches/index.ts'
import { PullsPage } from './pulls-page.tsx'
import { ShelfPage } from './shelf-page.tsx'
import { TransitsPage } from './transits-page.tsx'

/** Lists that a branch works through: its pickup shelf, what to fetch, what is on its way. */
export const listRoutes = new Hono<Env>()
  .get(paths.shelf, requires('circulation.holds'), (c) =>
    atPlace(c, async (place) => {
      const [shelf, clear] = await Promise.all([
        listPickupShelf(c.var.db, place.branch.id),
        listHoldsToClear(c.var.db, place.branch.id),
      ])
      return c.html(<ShelfPage context={c.var.page} {...{ place, shelf, clear }} />)
    }),
  )
  .get(paths.pulls, requires('circulation.holds'), (c) =>
    atPlace(c, async (place) => {
      const pulls = await listItemsToPull(c.var.db, place.branch.id, dayOf(c.var.now))
      return c.html(<PullsPage context={c.var.page} {...{ place, pulls }} />)
    }),
  )
  .get(paths.transits, requires('circulation.transfer'), (c) =>
    atPlace(c, async (place) => {
      const [coming, going] = await Promise.all([
        listTransits(c.var.db, place.branch.id, 'incoming'),
        listTransits(c.var.db, place.branch.id, 'outgoing'),
      ])
      return c.html(<TransitsPage context={c.var.page} {...{ place, coming, going }} />)
    }),
  )

async function atPlace(c: Context<Env>, show: (place: DeskPlace) => Promise<Response>): Promise<Response> {
  const place = await deskPlace(c)
  return place ? show(place) : c.redirect(paths.place, 303)
}
