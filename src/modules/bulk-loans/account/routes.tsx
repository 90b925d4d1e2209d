import { Hono } from 'hono'
import { dayOf } from '#kernel/days.ts'
import { memberOnly } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { listShipments, shipmentCopies } from '../shipments/find-shipments.ts'
import { OwnPage } from './own-page.tsx'

/** What is lent in the name of the institution that has signed in. */
export const ownRoutes = new Hono<Env>().get(paths.own, requires(memberOnly), async (c) => {
  const { db, now, session, page: context } = c.var
  const shipments = await listShipments(db, { institutionId: session?.id ?? 0 })
  const open = await Promise.all(
    shipments
      .filter(({ out }) => out > 0)
      .map(async (shipment) => ({ ...shipment, contents: await shipmentCopies(db, shipment.id) })),
  )
  const past = shipments.filter(({ out, copies }) => out === 0 && copies > 0).slice(0, 50)
  return c.html(<OwnPage {...{ context, open, past }} today={dayOf(now)} />)
})
