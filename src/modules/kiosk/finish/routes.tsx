import { Hono, type Context } from 'hono'
import { publish } from '#kernel/events.ts'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { balanceOf } from '#modules/circulation/index.ts'
import { findPatron } from '#modules/patrons/index.ts'
import { paths } from '../paths.ts'
import { atKiosk } from '../visit/at-kiosk.tsx'
import type { Kiosk } from '../visit/kiosk.ts'
import { leaveVisit } from '../visit/visit-here.ts'
import { deedsOf } from '../visit/visit-deeds.ts'
import type { Visit } from '../visit/visit.ts'
import { ReceiptPage } from './receipt-page.tsx'
import { ThanksPage } from './thanks-page.tsx'

/** The end of a visit: a receipt on paper, as a message, or none; then nothing is known any more. */
export const finishRoutes = new Hono<Env>()
  .post(
    paths.finish,
    requires(everyone),
    atKiosk(async (c, { visit }) => {
      const { struk } = await c.req.parseBody()
      if (!visit) return c.redirect(paths.start, 303)
      if (struk === 'cetak') return c.redirect(paths.receipt, 303)
      const sent = struk === 'kirim' && (await sendReceipt(c, visit))
      await leaveVisit(c)
      return c.redirect(sent ? `${paths.finish}?kirim=1` : paths.finish, 303)
    }),
  )
  .get(
    paths.finish,
    requires(everyone),
    atKiosk((c, kiosk) =>
      c.html(<ThanksPage kiosk={{ ...kiosk, visit: undefined }} sent={c.req.query('kirim') !== undefined} />),
    ),
  )
  .get(
    paths.receipt,
    requires(everyone),
    atKiosk((c, kiosk) => (kiosk.visit ? showReceipt(c, kiosk, kiosk.visit) : c.redirect(paths.start, 303))),
  )

/** Whoever listens sends it, once a visit: to the inbox, by mail and WhatsApp, as the member has chosen. */
async function sendReceipt(c: Context<Env>, { patronId, prefix, ...visit }: Visit): Promise<boolean> {
  if (patronId === null) return false
  const deeds = await deedsOf(c.var.db, { prefix, beganAt: visit.beganAt })
  const lent = deeds.flatMap(({ kind, value }) => (kind === 'check-in' ? [] : [value.loanId]))
  const returned = deeds.flatMap((deed) =>
    deed.kind === 'check-in' && deed.value.loan?.patronId === patronId ? [deed.value.loan.loanId] : [],
  )
  if (lent.length + returned.length === 0) return false
  const payload = { visit: prefix, patronId, loanIds: [...new Set(lent)], returnedLoanIds: returned }
  await c.var.db.transaction().execute((tx) => publish(tx, 'receipt-asked', payload))
  return true
}

async function showReceipt(c: Context<Env>, kiosk: Kiosk, visit: Visit) {
  const { db, now } = c.var
  const id = visit.patronId
  const [deeds, patron, balance, open] = await Promise.all([
    deedsOf(db, visit),
    id === null ? undefined : findPatron(db, id),
    id === null ? undefined : balanceOf(db, id),
    id === null ? undefined : countOpen(c, id),
  ])
  const person = patron && {
    card: patron.cardNumber ?? '',
    owed: balance?.owed ?? 0,
    open: open?.count ?? 0,
  }
  return c.html(<ReceiptPage {...{ kiosk, person, now }} deeds={deeds.toReversed()} />)
}

const countOpen = (c: Context<Env>, patronId: number) =>
  c.var.db
    .selectFrom('circulation.loans')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('patronId', '=', patronId)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
