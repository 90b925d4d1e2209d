import { Hono, type Context } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { balanceOf, checkOut, itemState, type Block } from '#modules/circulation/index.ts'
import { findPatron } from '#modules/patrons/index.ts'
import { readScan } from '../card/read-scan.ts'
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
      // The next member, or the same once more: a card is no book, and nothing is put aside.
      const unknown = answer.blocks.some(({ code }) => code === 'item-unknown')
      const isCard = unknown && (await readScan(c.var.db, barcode)) === 'card'
      return show(c, kiosk, { barcode, blocks: answer.blocks, isCard })
    }),
  )

interface Refused {
  barcode: string
  blocks: readonly Block[]
  isCard: boolean
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
  const shown = refused && { blocks: refused.blocks, title: copy?.title, isCard: refused.isCard }
  const fresh = c.req.query('baru') !== undefined
  return c.html(
    <LendPage {...{ kiosk, deeds, fresh }} refused={shown} owed={balance.owed} name={patron?.name ?? ''} />,
    refused ? 422 : 200,
  )
}
