import { Hono, type Context } from 'hono'
import { memberOnly } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { checkOut, itemState, type Block, type Deed } from '#modules/circulation/index.ts'
import { makePhoneCode } from '../card/phone-code.ts'
import { paths } from '../paths.ts'
import { textOf } from '../visit/kiosk.ts'
import { deedsOf } from '../visit/visit-deeds.ts'
import { keyOf } from '../visit/visit.ts'
import { PhoneCodePage } from './code-page.tsx'
import { comeIn, findPresence, type Presence } from './presence.ts'
import { PlacePage, SelfLendPage, SlipPage } from './self-lend-pages.tsx'

const memberId = (c: Context<Env>) => c.var.session?.id ?? 0

/** A member's telephone: a code for the kiosk, and the library's shelves as a kiosk. */
export const phoneRoutes = new Hono<Env>()
  .get(paths.phoneCode, requires(memberOnly), async (c) => {
    const { code } = await makePhoneCode(c.var.db, memberId(c), c.var.now)
    return c.html(<PhoneCodePage context={c.var.page} code={code} />)
  })
  .get(paths.selfLend, requires(memberOnly), async (c) => {
    const presence = await findPresence(c.var.db, memberId(c), c.var.now)
    const asked = textOf(c.req.query('kode'), 20)
    if (!presence || asked || c.req.query('ganti') !== undefined)
      return c.html(<PlacePage context={c.var.page} typed={asked} />)
    return show(c, presence)
  })
  .post(paths.selfLendPlace, requires(memberOnly), async (c) => {
    const { kode } = await c.req.parseBody()
    const typed = codeIn(textOf(kode))
    const problem = (code: string) =>
      c.html(<PlacePage context={c.var.page} typed={typed} problem={code} />, 422)
    if (typed === '') return problem('required')
    const outcome = await comeIn(c.var.db, { patronId: memberId(c), typed }, c.var.now)
    return outcome.ok ? c.redirect(paths.selfLend, 303) : problem(outcome.refusal)
  })
  .post(paths.selfLend, requires(memberOnly), async (c) => {
    const { db, now } = c.var
    const presence = await findPresence(db, memberId(c), now)
    const { q, key } = await c.req.parseBody()
    const barcode = textOf(q)
    if (!presence || barcode === '') return c.redirect(paths.selfLend, 303)
    const deed = phoneDeed(c, keyOf(presence.prefix, key), presence.branchId)
    const answer = await checkOut(db, deed, { patron: { patronId: memberId(c) }, item: { barcode } }, now)
    return answer.ok
      ? c.redirect(`${paths.selfLend}?baru=1`, 303)
      : show(c, presence, { barcode, blocks: answer.blocks })
  })
  .get(paths.slip, requires(memberOnly), async (c) => {
    const presence = await findPresence(c.var.db, memberId(c), c.var.now)
    if (!presence) return c.redirect(paths.selfLend, 303)
    const deeds = await deedsOf(c.var.db, presence)
    return c.html(<SlipPage context={c.var.page} {...{ presence, deeds, now: c.var.now }} />)
  })

/** The code itself, or the address that the QR code on the poster holds. */
const codeIn = (typed: string): string => /[?&]kode=([A-Za-z0-9]+)/.exec(typed)?.[1] ?? typed

const phoneDeed = (c: Context<Env>, key: string, branchId: number): Deed => ({
  key,
  actor: { kind: 'member', id: memberId(c), name: c.var.page.viewer?.name ?? '' },
  permissions: new Set(),
  channel: 'phone',
  branchId,
})

async function show(
  c: Context<Env>,
  presence: Presence,
  refused?: { barcode: string; blocks: readonly Block[] },
) {
  const { db, now } = c.var
  const [deeds, copy] = await Promise.all([
    deedsOf(db, presence),
    refused ? itemState(db, { barcode: refused.barcode }, now) : undefined,
  ])
  const fresh = c.req.query('baru') !== undefined
  return c.html(
    <SelfLendPage
      context={c.var.page}
      {...{ presence, deeds, fresh }}
      refused={refused && { blocks: refused.blocks, title: copy?.title }}
    />,
    refused ? 422 : 200,
  )
}
