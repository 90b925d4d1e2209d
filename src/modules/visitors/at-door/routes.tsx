import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { dayOf, isDay, startOfDay } from '#kernel/days.ts'
import { parseForm, requiredText } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { deskPlace, listBranches, type Branch } from '#modules/branches/index.ts'
import { listAnswers } from '../answers/answers.ts'
import { countVisits } from '../counts/count-visits.ts'
import { newKey, readKey } from '../keys.ts'
import { paths } from '../paths.ts'
import { mayCount } from '../permissions.ts'
import { listRecent } from '../visits/find-noted.ts'
import { readGroupForm } from '../visits/group-form.ts'
import { noteGroup } from '../visits/note-guests.ts'
import { noteMember } from '../visits/note-member.ts'
import { noteLateCount, noteTap } from '../visits/note-taps.ts'
import type { Noting } from '../visits/note-visit.ts'
import { withdrawVisit } from '../visits/withdraw-visit.ts'
import { CountPage, type CountPageProps } from './count-page.tsx'

const Whole = (least: number, most: number) =>
  v.pipe(
    requiredText(4),
    v.regex(/^\d+$/, 'not-a-number'),
    v.transform(Number),
    v.minValue(least, 'out-of-range'),
    v.maxValue(most, 'out-of-range'),
  )
const MemberForm = v.object({ card: requiredText(40) })
const LateForm = v.object({
  day: v.pipe(requiredText(10), v.check(isDay, 'not-a-day')),
  hour: Whole(0, 23),
  people: Whole(1, 5000),
})
const TapForm = v.object({
  people: v.picklist(['1', '2', '5', '10']),
  /** Milliseconds since 1970 of a tap that could not be sent at once. */
  at: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d{13}$/), v.transform(Number))), undefined),
})

/** Counting by hand at the door. */
export const doorkeeperRoutes = new Hono<Env>()
  .get(paths.count, requires(mayCount), async (c) => {
    const said = c.req.query('catatan')
    const words = said === 'noted' || said === 'again' || said === 'withdrawn' ? said : undefined
    return c.html(await countPage(c, await branchOf(c, c.req.query('tempat')), { said: words }))
  })
  .post(paths.count, requires(mayCount), async (c) => {
    const { body, branch, noting } = await readBody(c)
    const form = parseForm(MemberForm, body)
    const refuse = async (code: string) => {
      const refused = { form: 'member', typed: form.typed, errors: { card: code } } as const
      return c.html(await countPage(c, branch, { refused }), 422)
    }
    if (!form.ok) return refuse('required')
    const outcome = await noteMember(c.var.db, form.values.card, noting)
    return outcome.ok ? back(c, branch, outcome.value.again ? 'again' : 'noted') : refuse(outcome.refusal)
  })
  .post(paths.tap, requires(mayCount), async (c) => {
    const { body, branch, noting } = await readBody(c)
    const form = parseForm(TapForm, body)
    if (!form.ok) throw notFound()
    const { people, at } = form.values
    await noteTap(c.var.db, Number(people), { ...noting, now: tapMoment(at, c.var.now) })
    // From the island, which has counted already.
    return body['diam'] === undefined ? back(c, branch) : c.body(null, 204)
  })
  .post(paths.staffGroup, requires(mayCount), async (c) => {
    const { body, branch, noting } = await readBody(c)
    const form = readGroupForm(body)
    const { typed } = form
    const refuse = async (errors: Record<string, string>) =>
      c.html(await countPage(c, branch, { refused: { form: 'group', typed, errors } }), 422)
    if (!form.ok) return refuse(form.errors)
    const outcome = await noteGroup(c.var.db, form.values, noting)
    return outcome.ok ? back(c, branch, 'noted') : refuse({ people: outcome.refusal })
  })
  .post(paths.late, requires(mayCount), async (c) => {
    const { body, branch, noting } = await readBody(c)
    const form = parseForm(LateForm, body)
    const { typed } = form
    const refuse = async (errors: Record<string, string>) =>
      c.html(await countPage(c, branch, { refused: { form: 'late', typed, errors } }), 422)
    if (!form.ok) return refuse(form.errors)
    const { day, hour, people } = form.values
    const at = new Date(startOfDay(day).getTime() + hour * 3_600_000)
    const outcome = await noteLateCount(c.var.db, { people, at }, noting, actorOf(c))
    return outcome.ok ? back(c, branch, 'noted') : refuse({ day: outcome.refusal })
  })
  .post(paths.withdrawal(':id{[0-9]{1,15}}'), requires(mayCount), async (c) => {
    const { branch } = await readBody(c)
    const acting = { actor: actorOf(c), now: c.var.now }
    const outcome = await withdrawVisit(c.var.db, Number(c.req.param('id')), acting)
    return outcome.ok
      ? back(c, branch, 'withdrawn')
      : c.html(await countPage(c, branch, { refusal: outcome.refusal }), 422)
  })

const keptDays = 14

/** A tap that waited for the network counts in the hour in which it was made; one of long ago is a clock gone wrong. */
function tapMoment(at: number | undefined, now: Date): Date {
  const age = now.getTime() - (at ?? now.getTime())
  return age > 0 && age < keptDays * 86_400_000 ? new Date(now.getTime() - age) : now
}

async function readBody(
  c: Context<Env>,
): Promise<{ body: Record<string, unknown>; branch: Branch; noting: Noting }> {
  const body = await c.req.parseBody()
  const asked = body['branchId']
  const branch = await branchOf(c, typeof asked === 'string' ? asked : undefined)
  const notedBy = c.var.page.viewer?.name ?? ''
  const noting = { key: readKey(body['key']), branchId: branch.id, machineId: null, notedBy, now: c.var.now }
  return { body, branch, noting }
}

/** The place that was chosen, else where this desk stands, else the first one. */
async function branchOf(c: Context<Env>, asked: string | undefined): Promise<Branch> {
  const branches = await listBranches(c.var.db)
  const chosen = branches.find(({ id }) => String(id) === asked)
  const branch = chosen ?? (await deskPlace(c))?.branch ?? branches[0]
  if (!branch) throw notFound()
  return branch
}

const back = (c: Context<Env>, branch: Branch, said = '') =>
  c.redirect(`${paths.count}?tempat=${branch.id}${said && `&catatan=${said}`}`, 303)

type Said = Partial<Pick<CountPageProps, 'refused' | 'refusal' | 'said'>>

async function countPage(c: Context<Env>, branch: Branch, said: Said) {
  const { db, now, page } = c.var
  const day = dayOf(now)
  const [branches, recent, lists, { total }] = await Promise.all([
    listBranches(db),
    listRecent(db, branch.id, now),
    listAnswers(db, { retired: false }),
    countVisits(db, { from: day, to: day, branchId: branch.id }),
  ])
  return <CountPage context={page} today={total} {...{ branch, branches, recent, lists, newKey }} {...said} />
}
