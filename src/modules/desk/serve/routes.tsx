import { Hono, type Context } from 'hono'
import { Notice } from '#design/notice.tsx'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import {
  cancelHold,
  placeHold,
  renew,
  renewAll,
  type Answer,
  type Block,
} from '#modules/circulation/index.ts'
import { noteMembersSeen } from '#modules/patrons/index.ts'
import { numberOf, readDeskForm, staffId, type DeskRequest } from '../context-of.ts'
import type { Tone } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { mayLend } from '../permissions.ts'
import { deskPlace, readPickupValue } from '#modules/branches/index.ts'
import { finishVisit } from '../receipt/finish-visit.ts'
import { readOverrides } from '../refusal/read-overrides.ts'
import { Refusal } from '../refusal/refusal.tsx'
import { LastDeed } from '../visit/last-deed.tsx'
import { deskDeed, isVisit } from '../visit/visit.ts'
import { visitDeeds } from '../visit/visit-deeds.ts'
import { memberAtDesk } from './member-at-desk.ts'
import { MemberPage } from './member-page.tsx'
import { openMember } from './open-member.ts'
import { RenewedAll } from './renewed-all.tsx'

const numbered = ':id{[0-9]{1,15}}'
const memberId = (c: Context<Env>) => numberOf(c.req.param('id'))

/** One member at the desk. */
export const serveRoutes = new Hono<Env>()
  .get(paths.member(numbered), requires(mayLend), async (c) => {
    const visit = c.req.query('k')
    if (!isVisit(visit)) return c.redirect(openMember(c, { patronId: memberId(c), ended: null }), 303)
    return showMember(c, visit)
  })
  .post(paths.renewal(numbered), requires(mayLend), async (c) => {
    const request = await readDeskForm(c)
    if (!request) return c.redirect(paths.place, 303)
    return request.field('pinjaman') === 'semua' ? renewEverything(c, request) : renewOne(c, request)
  })
  .post(paths.holds(numbered), requires('circulation.holds'), async (c) => {
    const request = await readDeskForm(c)
    if (!request) return c.redirect(paths.place, 303)
    const { field } = request
    const asked = {
      patron: { patronId: memberId(c) },
      recordId: numberOf(field('judul')),
      ...readPickupValue(field('ambil')),
    }
    const answer = await placeHold(c.var.db, deedOf(c, request), asked, c.var.now)
    const again = {
      action: paths.holds(memberId(c)),
      fields: { judul: asked.recordId, ambil: field('ambil') },
    }
    if (!answer.ok) return refused(c, request, { blocks: answer.blocks, again })
    return c.redirect(`${paths.visiting(memberId(c), request.visit)}&pesan=${answer.value.holdId}`, 303)
  })
  .post(paths.holdEnd(numbered), requires('circulation.holds'), async (c) => {
    const request = await readDeskForm(c)
    if (!request) return c.redirect(paths.place, 303)
    const asked = { holdId: numberOf(request.field('pesanan')), patronId: memberId(c) }
    return answered(c, request, await cancelHold(c.var.db, deedOf(c, request), asked, c.var.now))
  })
  .post(paths.finish(numbered), requires(mayLend), async (c) => {
    const request = await readDeskForm(c)
    if (!request) return c.redirect(paths.place, 303)
    return c.redirect(await finishVisit(c, { patronId: memberId(c), visit: request.visit }), 303)
  })

async function showMember(c: Context<Env>, visit: string) {
  const place = await deskPlace(c)
  if (!place) return c.redirect(paths.place, 303)
  const { db, now, page: context } = c.var
  const [state, deeds] = await Promise.all([
    memberAtDesk(db, memberId(c), now),
    visitDeeds(db, { visit, staffId: staffId(c) }),
    noteMembersSeen(c, [memberId(c)]),
  ])
  if (!state) throw notFound()
  const t = deskTexts(context.language)
  const card = c.req.query('kartu')
  const undone = deeds.find(({ key, undone: gone }) => gone && key === c.req.query('batal'))
  const deed = deeds.find(({ undone: gone }) => !gone)
  const held = state.holds.find(({ holdId }) => String(holdId) === c.req.query('pesan'))
  const said = card ? (
    <Notice kind="warning">{card === 'hilang' ? t.card.lost : t.card.other}</Notice>
  ) : held ? (
    <Notice kind="success">{t.did.held(held.title, held.position ?? 1)}</Notice>
  ) : (
    <LastDeed {...{ deed, undone, visit, language: context.language }} from="anggota" />
  )
  const tone: Tone | undefined = card ? 'attention' : deed || held ? 'good' : undefined
  return c.html(<MemberPage {...{ context, place, visit, now, state, said, tone }} />)
}

const deedOf = (c: Context<Env>, { key, place, field }: DeskRequest) =>
  deskDeed(c, { key, branchId: place.branch.id, overrides: readOverrides(field).overrides })

async function renewOne(c: Context<Env>, request: DeskRequest) {
  const loanId = numberOf(request.field('pinjaman'))
  const asked = { loan: { loanId }, patronId: memberId(c) }
  const answer = await renew(c.var.db, deedOf(c, request), asked, c.var.now)
  return answered(c, request, answer, { action: paths.renewal(memberId(c)), fields: { pinjaman: loanId } })
}

/** Those that can be renewed are; the page lists each with its new day, or with why not. */
async function renewEverything(c: Context<Env>, request: DeskRequest) {
  const { db, now, page: context } = c.var
  const answers = await renewAll(db, deedOf(c, request), { patronId: memberId(c) }, now)
  const [state] = await Promise.all([memberAtDesk(db, memberId(c), now), noteMembersSeen(c, [memberId(c)])])
  if (!state) throw notFound()
  const { place, visit } = request
  const titles = new Map(state.loans.map(({ loanId, title }) => [loanId, title]))
  const said = <RenewedAll {...{ answers, titles }} language={context.language} />
  const failed = answers.some(({ answer }) => !answer.ok)
  const tone = failed ? 'attention' : 'good'
  return c.html(<MemberPage {...{ context, place, visit, now, state, said, tone }} />, failed ? 422 : 200)
}

interface Again {
  action: string
  fields: Record<string, string | number>
}

const answered = (c: Context<Env>, request: DeskRequest, answer: Answer<unknown>, again?: Again) =>
  answer.ok
    ? c.redirect(paths.visiting(memberId(c), request.visit), 303)
    : refused(c, request, { blocks: answer.blocks, again })

async function refused(
  c: Context<Env>,
  { place, visit, key, field }: DeskRequest,
  { blocks, again }: { blocks: readonly Block[]; again?: Again },
) {
  const { db, now, page: context } = c.var
  await noteMembersSeen(c, [memberId(c)])
  const state = await memberAtDesk(db, memberId(c), now)
  if (!state) throw notFound()
  const withKey = again && { ...again, fields: { ...again.fields, k: visit, key } }
  const reasonMissing = readOverrides(field).missing
  const said = <Refusal {...{ context, blocks, member: state.member, again: withKey, reasonMissing }} />
  return c.html(<MemberPage {...{ context, place, visit, now, state, said }} tone="bad" />, 422)
}
