import { Hono, type Context } from 'hono'
import { dayOf } from '#kernel/days.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listTitles } from '#modules/catalogue/index.ts'
import { findPatron, noteMembersSeen, searchMembers } from '#modules/patrons/index.ts'
import { findResults, searchFor } from '#modules/search/index.ts'
import { numberOf, readDeskForm, type DeskRequest } from '../context-of.ts'
import type { DeskParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { mayLend } from '../permissions.ts'
import { deskPlace, listPickupPlaces } from '#modules/branches/index.ts'
import { finishVisit } from '../receipt/finish-visit.ts'
import { lendScanned } from '../serve/lend-scanned.tsx'
import { openMember } from '../serve/open-member.ts'
import { FoundPage } from './found-page.tsx'
import { readScan } from './read-scan.ts'
import { StartPage } from './start-page.tsx'

const mostTitles = 8

/** The one scan box: a card, a copy, a name, a title; nothing at all ends the visit. */
export const scanRoutes = (parts: DeskParts) =>
  new Hono<Env>()
    .get(paths.desk, requires(mayLend), async (c) => {
      const place = await deskPlace(c)
      if (!place) return c.redirect(paths.place, 303)
      return c.html(<StartPage context={c.var.page} place={place} />)
    })
    .post(paths.desk, requires(mayLend), async (c) => {
      const request = await readDeskForm(c)
      if (!request) return c.redirect(paths.place, 303)
      const patronId = numberOf(request.field('anggota'))
      const typed = request.field('q')
      if (typed === '') {
        if (patronId === 0) return c.redirect(paths.desk, 303)
        return c.redirect(await finishVisit(c, { patronId, visit: request.visit }), 303)
      }
      const scan = await readScan(c.var.db, typed)
      if (scan.kind === 'member') return c.redirect(openMember(c, scan), 303)
      if (scan.kind === 'words') return found(c, parts, request, { patronId, text: scan.text })
      if (patronId === 0) return c.redirect(paths.copy(scan.barcode), 303)
      return lendScanned(c, request, { patronId, barcode: scan.barcode })
    })

async function found(
  c: Context<Env>,
  { search, vault }: DeskParts,
  { place, visit }: DeskRequest,
  { patronId, text }: { patronId: number; text: string },
) {
  const { db, now, page } = c.var
  const [people, results, patron, pickups] = await Promise.all([
    searchMembers(db, { vault, today: dayOf(now) }, text),
    findResults(search, searchFor(text), { facets: [], perPage: mostTitles }),
    patronId === 0 ? undefined : findPatron(db, patronId),
    listPickupPlaces(db, dayOf(now)),
  ])
  const titles = await listTitles(db, results.ids)
  await noteMembersSeen(c, [...people.members.map(({ id }) => id), ...(patron ? [patron.id] : [])])
  const member = patron && { id: patron.id, name: patron.name }
  return c.html(
    <FoundPage
      context={page}
      {...{ place, text, members: people.members, titles, visit, pickups, member }}
    />,
  )
}
