import { Hono, type Context } from 'hono'
import { dayOf } from '#kernel/days.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { checkIn, type Block } from '#modules/circulation/index.ts'
import { noteMembersSeen } from '#modules/patrons/index.ts'
import { readDeskForm, staffId, type DeskRequest } from '../context-of.ts'
import { paths } from '../paths.ts'
import { mayLend } from '../permissions.ts'
import { deskPlace, type DeskPlace } from '#modules/branches/index.ts'
import { readOverrides } from '../refusal/read-overrides.ts'
import { readScan } from '../scan/read-scan.ts'
import { openMember } from '../serve/open-member.ts'
import { deskDeed, isVisit, startVisit } from '../visit/visit.ts'
import { visitDeeds } from '../visit/visit-deeds.ts'
import { namesOf } from './names-of.ts'
import { ReturnsPage } from './returns-page.tsx'

const returning = (visit: string, day: string) =>
  `${paths.returns}?${new URLSearchParams({ k: visit, ...(day ? { hari: day } : {}) })}`

/** A day as a form gives it; empty for today. */
const dayIn = (text: string | undefined): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? (text ?? '') : ''

/** Many returns in a row, each with what to do with the copy. */
export const returnRoutes = new Hono<Env>()
  .get(paths.returns, requires(mayLend), async (c) => {
    const place = await deskPlace(c)
    if (!place) return c.redirect(paths.place, 303)
    const visit = c.req.query('k')
    if (!isVisit(visit)) return c.redirect(returning(startVisit(c.var.now), ''), 303)
    return show(c, { place, visit, day: dayIn(c.req.query('hari')) })
  })
  .post(paths.returns, requires(mayLend), async (c) => {
    const request = await readDeskForm(c)
    if (!request) return c.redirect(paths.place, 303)
    const { visit, field } = request
    const day = dayIn(field('hari'))
    const typed = field('q')
    if (typed === '') return c.redirect(returning(visit, day), 303)
    const scan = await readScan(c.var.db, typed)
    if (scan.kind === 'member') return c.redirect(openMember(c, scan), 303)
    return takeBack(c, request, { barcode: scan.kind === 'copy' ? scan.barcode : typed, day })
  })

async function takeBack(
  c: Context<Env>,
  { place, visit, key, field }: DeskRequest,
  { barcode, day }: { barcode: string; day: string },
) {
  const { overrides, missing } = readOverrides(field)
  const deed = deskDeed(c, { key, branchId: place.branch.id, overrides: missing ? [] : overrides })
  const returnedOn = day === '' || day === dayOf(c.var.now) ? undefined : day
  const answer = await checkIn(c.var.db, deed, { item: { barcode }, returnedOn }, c.var.now)
  if (answer.ok) return c.redirect(returning(visit, day), 303)
  return show(c, { place, visit, day, refused: { blocks: answer.blocks, barcode, missing } })
}

interface Shown {
  place: DeskPlace
  visit: string
  day: string
  refused?: { blocks: readonly Block[]; barcode: string; missing: boolean }
}

async function show(c: Context<Env>, { place, visit, day, refused }: Shown) {
  const { db, page: context } = c.var
  const deeds = await visitDeeds(db, { visit, staffId: staffId(c) })
  const returned = deeds.flatMap((deed) => (deed.kind === 'check-in' && !deed.undone ? [deed] : []))
  const undone = deeds.find(({ key, undone: gone }) => gone && key === c.req.query('batal'))
  const borrowers = returned.flatMap(({ value }) => value.loan?.patronId ?? [])
  const [names] = await Promise.all([namesOf(db, borrowers), noteMembersSeen(c, borrowers)])
  return c.html(
    <ReturnsPage {...{ context, place, visit, day, returned, undone, names, refused }} />,
    refused ? 422 : 200,
  )
}
