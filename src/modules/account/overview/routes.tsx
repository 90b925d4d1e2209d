import { Hono } from 'hono'
import { dayOf } from '#kernel/days.ts'
import { memberOnly } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { balanceOf, listOpenHolds, listOpenLoans } from '#modules/circulation/index.ts'
import { countUnread } from '#modules/notifications/index.ts'
import { blocksInForce, findCardFacts } from '#modules/patrons/index.ts'
import { paths } from '../paths.ts'
import { OverviewPage } from './overview-page.tsx'

/** How things stand for a member. */
export const overviewRoutes = new Hono<Env>().get(paths.overview, requires(memberOnly), async (c) => {
  const { db, now, page } = c.var
  const id = c.var.session?.id ?? 0
  const [member, loans, holds, balance, unread, blocks, [card]] = await Promise.all([
    db
      .selectFrom('patrons.patrons')
      .select(['name', 'standing', 'expiresOn'])
      .where('id', '=', id)
      .executeTakeFirst(),
    listOpenLoans(db, id, now),
    listOpenHolds(db, id, now),
    balanceOf(db, id),
    countUnread(db, id),
    blocksInForce(db, id, dayOf(now)),
    findCardFacts(db, [id]),
  ])
  if (!member) throw notFound()
  return c.html(
    <OverviewPage context={page} {...{ member, loans, holds, balance, unread, blocks, card, now }} />,
  )
})
