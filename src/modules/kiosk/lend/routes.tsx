import { Hono, type Context } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { balanceOf, checkOut, itemState, type Block } from '#modules/circulation/index.ts'
import { findPatron } from '#modules/patrons/index.ts'
import { paths } from '../paths.ts'
import { atKioskSignedIn } from '../visit/at-kiosk.tsx'
import { count, kioskDeed, textOf, type MemberKiosk } from '../visit/kiosk.ts'
import { deedsOf } from '../visit/visit-deeds.ts'
import { keyOf } from '../visit/visit.ts'
import { LendPage } from './lend-page.tsx'

/** A member borrows, book by book. */
export const lendRoutes = new Hono<Env>()
  .get(
    paths.lend,
    requires(everyone),
    atKioskSignedIn((c, kiosk) => show(c, kiosk)),
  )
  .post(
    paths.lend,
    requires(everyone),
    atKioskSignedIn(async (c, kiosk) => {
      const { q, key } = await c.req.parseBody()
      const barcode = textOf(q)
      if (barcode === '') return c.redirect(paths.lend, 303)
      const { prefix, patronId } = kiosk.visit
      const deed = kioskDeed(kiosk, keyOf(prefix, key))
      const answer = await checkOut(c.var.db, deed, { patron: { patronId }, item: { barcode } }, c.var.now)
      await count(c, kiosk, !answer.ok)
      if (answer.ok) return c.redirect(`${paths.lend}?baru=1`, 303)
      return show(c, kiosk, { barcode, blocks: answer.blocks })
    }),
  )

interface Refused {
  barcode: string
  blocks: readonly Block[]
}

async function show(c: Context<Env>, kiosk: MemberKiosk, refused?: Refused) {
  const { db, now } = c.var
  const { visit } = kiosk
  const [deeds, balance, patron, copy] = await Promise.all([
    deedsOf(db, visit),
    balanceOf(db, visit.patronId),
    findPatron(db, visit.patronId),
    refused ? itemState(db, { barcode: refused.barcode }, now) : undefined,
  ])
  const shown = refused && { blocks: refused.blocks, title: copy?.title }
  const fresh = c.req.query('baru') !== undefined
  return c.html(
    <LendPage {...{ kiosk, deeds, fresh }} refused={shown} owed={balance.owed} name={patron?.name ?? ''} />,
    refused ? 422 : 200,
  )
}
