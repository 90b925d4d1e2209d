import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayOf } from '#kernel/days.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { findHoldings } from '../holdings/find-holdings.ts'
import { holdingsFields } from '../holdings/holdings-fields.ts'
import { holdingsStatement } from '../holdings/holdings-statement.ts'
import { serialPaths } from '../paths.ts'
import { subscriptionOf } from '../subscriptions/routes.tsx'
import { listBoxes, listWaitingOf, listYears } from './find-kardex.ts'
import { KardexPage } from './kardex-page.tsx'
import { namesOf } from './receive-routes.tsx'

const numbered = ':id{[0-9]{1,15}}'

const Query = v.object({
  tahun: v.fallback(
    v.optional(v.pipe(v.string(), v.regex(/^(19|20|21)\d\d$/), v.transform(Number))),
    undefined,
  ),
  tersimpan: v.optional(v.string()),
  dijilid: v.optional(v.string()),
  diterima: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,15}(,\d{1,15}){0,199}$/)), ''),
})

export const kardexRoutes = new Hono<Env>().get(
  serialPaths.subscription(numbered),
  requires('catalogue.serials'),
  async (c) => c.html(await kardexPage(c)),
)

async function kardexPage(c: Context<Env>) {
  const { tahun, tersimpan, dijilid, diterima } = v.parse(Query, c.req.query())
  const { db, now, page } = c.var
  const subscription = await subscriptionOf(c)
  const { id, recordId, branchName } = subscription
  const today = dayOf(now)
  const year = tahun ?? Number(today.slice(0, 4))
  const [boxes, years, waiting, places, received] = await Promise.all([
    listBoxes(db, id, year),
    listYears(db, id),
    listWaitingOf(db, id, today),
    findHoldings(db, recordId),
    namesOf(db, diterima),
  ])
  const holdings = places.find((place) => place.branchName === branchName)
  const fields = holdingsFields(subscription, holdings ?? holdingsStatement([]))
  const said = { saved: tersimpan !== undefined, bound: dijilid !== undefined, received }
  return (
    <KardexPage
      context={page}
      {...{ subscription, year, years, boxes, waiting, holdings, fields, today, said }}
    />
  )
}
