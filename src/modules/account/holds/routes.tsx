import { Hono, type Context } from 'hono'
import { dayOf, isDay } from '#kernel/days.ts'
import { memberOnly } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listPickupPlaces, readPickupValue } from '#modules/branches/index.ts'
import { findRecord } from '#modules/catalogue/index.ts'
import { cancelHold, changeHold, listOpenHolds, placeHold, type Block } from '#modules/circulation/index.ts'
import { memberDeed } from '../deed-of.ts'
import { paths } from '../paths.ts'
import { whose, type Whose } from '../whose.ts'
import { HoldsPage } from './holds-page.tsx'
import { NewHoldPage } from './new-hold-page.tsx'

const numbered = ':id{[0-9]{1,15}}'
const numberOf = (text: unknown) => (typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : 0)
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** What a member has asked for. */
export const holdRoutes = new Hono<Env>()
  .get(paths.holds, requires(memberOnly), async (c) => show(c, await whose(c, c.req.query('untuk')), {}))
  .get(paths.newHold(numbered), requires(memberOnly), async (c) =>
    ask(c, numberOf(c.req.param('id')), await whose(c, c.req.query('untuk'))),
  )
  .post(paths.newHold(numbered), requires(memberOnly), async (c) => {
    const { untuk, ambil, key } = await c.req.parseBody()
    const recordId = numberOf(c.req.param('id'))
    const person = await whose(c, textOf(untuk))
    const place = readPickupValue(ambil)
    const asked = { patron: { patronId: person.patronId }, recordId, ...place }
    const answer = await placeHold(c.var.db, memberDeed(c, key, place.pickupBranchId), asked, c.var.now)
    if (!answer.ok) return ask(c, recordId, person, answer.blocks)
    return done(c, person, 'dipesan', answer.value.holdId)
  })
  .post(paths.holdChange(numbered), requires(memberOnly), async (c) => {
    const { untuk, ambil, tunda, key } = await c.req.parseBody()
    const person = await whose(c, textOf(untuk))
    const pause = textOf(tunda)
    if (pause !== '' && (!isDay(pause) || pause < dayOf(c.var.now)))
      return show(c, person, { blocks: [{ code: 'day-past' }] })
    const place = readPickupValue(ambil)
    const change = {
      holdId: numberOf(c.req.param('id')),
      patronId: person.patronId,
      ...place,
      suspendedUntil: pause === '' ? null : pause,
    }
    const answer = await changeHold(c.var.db, memberDeed(c, key, place.pickupBranchId), change, c.var.now)
    return answer.ok ? done(c, person, 'diubah') : show(c, person, { blocks: answer.blocks })
  })
  .post(paths.holdEnd(numbered), requires(memberOnly), async (c) => {
    const { untuk, tempat, key } = await c.req.parseBody()
    const person = await whose(c, textOf(untuk))
    const request = { holdId: numberOf(c.req.param('id')), patronId: person.patronId }
    const answer = await cancelHold(c.var.db, memberDeed(c, key, numberOf(tempat)), request, c.var.now)
    return answer.ok ? done(c, person, 'batal') : show(c, person, { blocks: answer.blocks })
  })

function done(c: Context<Env>, { child }: Whose, what: 'dipesan' | 'diubah' | 'batal', holdId = 0) {
  const address = paths.holdsOf(child?.id)
  return c.redirect(`${address}${address.includes('?') ? '&' : '?'}selesai=${what}&pesanan=${holdId}`, 303)
}

async function show(c: Context<Env>, person: Whose, { blocks }: { blocks?: readonly Block[] }) {
  const [holds, places] = await Promise.all([
    listOpenHolds(c.var.db, person.patronId, c.var.now),
    listPickupPlaces(c.var.db, dayOf(c.var.now)),
  ])
  const placed = holds.find(({ holdId }) => String(holdId) === c.req.query('pesanan'))
  return c.html(
    <HoldsPage
      context={c.var.page}
      whose={person}
      {...{ holds, places, blocks, placed }}
      done={c.req.query('selesai')}
      today={dayOf(c.var.now)}
    />,
    blocks ? 422 : 200,
  )
}

async function ask(c: Context<Env>, recordId: number, person: Whose, blocks?: readonly Block[]) {
  const [record, places] = await Promise.all([
    findRecord(c.var.db, recordId),
    listPickupPlaces(c.var.db, dayOf(c.var.now)),
  ])
  if (!record || record.deletedAt) throw notFound()
  const { title } = record.description
  return c.html(
    <NewHoldPage context={c.var.page} whose={person} {...{ recordId, title, places, blocks }} />,
    blocks ? 422 : 200,
  )
}
