import { Hono, type Context } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import {
  balanceOf,
  listOpenHolds,
  listOpenLoans,
  renew,
  type Block,
  type OpenLoanShown,
} from '#modules/circulation/index.ts'
import { findPatron } from '#modules/patrons/index.ts'
import { paths } from '../paths.ts'
import { atKioskSignedIn } from '../visit/at-kiosk.tsx'
import { count, kioskDeed, textOf, type MemberKiosk } from '../visit/kiosk.ts'
import { deedsOf } from '../visit/visit-deeds.ts'
import { keyOf } from '../visit/visit.ts'
import { LoansPage } from './loans-page.tsx'

/** A member sees what they have, renews it, and reads what they owe. */
export const loanRoutes = new Hono<Env>()
  .get(
    paths.loans,
    requires(everyone),
    atKioskSignedIn((c, kiosk) => {
      const renewed = Number(/^\d{1,3}$/.exec(c.req.query('diperpanjang') ?? '')?.[0] ?? 0)
      return show(c, kiosk, { renewed, refusals: [] })
    }),
  )
  .post(
    paths.loans,
    requires(everyone),
    atKioskSignedIn(async (c, kiosk) => {
      const { pinjaman, key } = await c.req.parseBody()
      const { patronId, prefix } = kiosk.visit
      const loans = await listOpenLoans(c.var.db, patronId, c.var.now)
      const asked = textOf(pinjaman)
      const wanted = loans.filter(({ loanId, renewalBlocks }) =>
        asked === 'semua' ? renewalBlocks.length === 0 : String(loanId) === asked,
      )
      const refusals = await renewThese(c, kiosk, wanted, keyOf(prefix, key))
      await count(c, kiosk, refusals.length > 0)
      const renewed = wanted.length - refusals.length
      return refusals.length > 0
        ? show(c, kiosk, { renewed, refusals })
        : c.redirect(`${paths.loans}?diperpanjang=${renewed}`, 303)
    }),
  )

export interface RenewalRefusal {
  title: string
  blocks: readonly Block[]
}

async function renewThese(
  c: Context<Env>,
  kiosk: MemberKiosk,
  loans: readonly OpenLoanShown[],
  key: string,
): Promise<RenewalRefusal[]> {
  const refusals: RenewalRefusal[] = []
  for (const { loanId, title } of loans) {
    const deed = kioskDeed(kiosk, `${key}:${loanId}`)
    const asked = { loan: { loanId }, patronId: kiosk.visit.patronId }
    const answer = await renew(c.var.db, deed, asked, c.var.now)
    if (!answer.ok) refusals.push({ title, blocks: answer.blocks })
  }
  return refusals
}

async function show(
  c: Context<Env>,
  kiosk: MemberKiosk,
  said: { renewed: number; refusals: readonly RenewalRefusal[] },
) {
  const { db, now } = c.var
  const { patronId } = kiosk.visit
  const [loans, holds, balance, patron, deeds] = await Promise.all([
    listOpenLoans(db, patronId, now),
    listOpenHolds(db, patronId, now),
    balanceOf(db, patronId),
    findPatron(db, patronId),
    deedsOf(db, kiosk.visit),
  ])
  const ready = holds.filter(({ standing }) => standing === 'ready')
  return c.html(
    <LoansPage
      {...{ kiosk, loans, ready, balance }}
      name={patron?.name ?? ''}
      anything={deeds.length > 0}
      {...said}
    />,
    said.refusals.length > 0 ? 422 : 200,
  )
}
