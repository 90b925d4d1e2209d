import { Hono } from 'hono'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { balanceOf } from '#modules/circulation/index.ts'
import { findPatron, noteMembersSeen } from '#modules/patrons/index.ts'
import { numberOf, staffId } from '../context-of.ts'
import { paths } from '../paths.ts'
import { mayLend } from '../permissions.ts'
import { deskPlace } from '#modules/branches/index.ts'
import { isVisit } from '../visit/visit.ts'
import { deedsFor, visitDeeds } from '../visit/visit-deeds.ts'
import { ReceiptPage } from './receipt-page.tsx'

/** The receipt of a visit, printed at once; the scan box waits for the next member. */
export const receiptRoutes = new Hono<Env>().get(paths.receipt(':visit'), requires(mayLend), async (c) => {
  const place = await deskPlace(c)
  if (!place) return c.redirect(paths.place, 303)
  const visit = c.req.param('visit')
  const patron = await findPatron(c.var.db, numberOf(c.req.query('anggota')))
  if (!isVisit(visit) || !patron) throw notFound()
  const [deeds, balance, open] = await Promise.all([
    visitDeeds(c.var.db, { visit, staffId: staffId(c) }),
    balanceOf(c.var.db, patron.id),
    c.var.db
      .selectFrom('circulation.loans')
      .select((count) => count.fn.countAll<number>().as('count'))
      .where('patronId', '=', patron.id)
      .where('endedAt', 'is', null)
      .executeTakeFirstOrThrow(),
    noteMembersSeen(c, [patron.id]),
  ])
  const holding = deedsFor(deeds, patron.id)
    .filter(({ undone }) => !undone)
    .toReversed()
  const print = c.req.query('cetak') === '1'
  return c.html(
    <ReceiptPage
      context={c.var.page}
      {...{ place, patron, print, deeds: holding, owed: balance.owed, open: open.count, now: c.var.now }}
    />,
  )
})
