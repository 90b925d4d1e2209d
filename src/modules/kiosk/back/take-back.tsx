import type { Context } from 'hono'
import type { Env } from '#kernel/web.tsx'
import { balanceOf, checkIn, itemState, type Block } from '#modules/circulation/index.ts'
import { paths } from '../paths.ts'
import { count, kioskDeed, type VisitKiosk } from '../visit/kiosk.ts'
import { deedsOf } from '../visit/visit-deeds.ts'
import { BackPage } from './back-page.tsx'

/** Takes a book back and shows where to lay it. No card is needed. */
export async function takeBack(
  c: Context<Env>,
  kiosk: VisitKiosk,
  { barcode, key }: { barcode: string; key: string },
) {
  const answer = await checkIn(c.var.db, kioskDeed(kiosk, key), { item: { barcode } }, c.var.now)
  await count(c, kiosk, !answer.ok)
  if (answer.ok) return c.redirect(`${paths.back}?baru=1`, 303)
  return showReturns(c, kiosk, { barcode, blocks: answer.blocks })
}

export async function showReturns(
  c: Context<Env>,
  kiosk: VisitKiosk,
  refused?: { barcode: string; blocks: readonly Block[] },
) {
  const { db, now } = c.var
  const { visit } = kiosk
  const [deeds, balance, copy] = await Promise.all([
    deedsOf(db, visit),
    visit.patronId === null ? undefined : balanceOf(db, visit.patronId),
    refused ? itemState(db, { barcode: refused.barcode }, now) : undefined,
  ])
  return c.html(
    <BackPage
      {...{ kiosk, deeds }}
      owed={balance?.owed ?? 0}
      fresh={c.req.query('baru') !== undefined}
      refused={refused && { blocks: refused.blocks, title: copy?.title }}
    />,
    refused ? 422 : 200,
  )
}
