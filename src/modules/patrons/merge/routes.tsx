import { Hono, type Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { dayOf } from '#kernel/days.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { findMember, type MemberDetails } from '../members/find-member.ts'
import { noteMemberListSeen, noteMembersSeen } from '../members/note-views.ts'
import type { PatronParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { findDuplicates, tellApart } from './find-duplicates.ts'
import { mergeMembers } from './merge-members.ts'
import { DuplicatesPage, MergePage } from './merge-pages.tsx'

const from = ':from{[0-9]{1,15}}'
const into = ':into{[0-9]{1,15}}'
const permission = 'patrons.merge'

/** Members who are there twice. */
export const mergeRoutes = (parts: PatronParts) =>
  new Hono<Env>()
    .get(paths.duplicates, requires(permission), async (c) => {
      const pairs = await findDuplicates(c.var.db)
      await noteMemberListSeen(c, 'duplicates', pairs.length)
      return c.html(<DuplicatesPage context={c.var.page} pairs={pairs} />)
    })
    .get(paths.merge(from, into), requires(permission), async (c) => {
      const [second, first] = await bothOf(c)
      await noteMembersSeen(c, [first.id, second.id])
      return c.html(<MergePage context={c.var.page} {...{ first, second }} />)
    })
    .post(paths.merge(from, into), requires(permission), async (c) => {
      const [second, first] = await bothOf(c)
      const merge = { from: second.id, into: first.id }
      const outcome = await mergeMembers(c.var.db, merge, { parts, actor: actorOf(c), now: c.var.now })
      if (outcome.ok) return c.redirect(paths.member(merge.into), 303)
      return c.html(<MergePage context={c.var.page} {...{ first, second }} refusal={outcome.refusal} />, 422)
    })
    .post(paths.tellApart(from, into), requires(permission), async (c) => {
      const [first, second] = await bothOf(c)
      if (first.id !== second.id) await tellApart(c.var.db, first.id, second.id, actorOf(c).name)
      return c.redirect(paths.duplicates, 303)
    })

async function bothOf(c: Context<Env>): Promise<[MemberDetails, MemberDetails]> {
  const today = dayOf(c.var.now)
  const [one, other] = await Promise.all(
    ['from', 'into'].map((name) => findMember(c.var.db, Number(c.req.param(name)), today)),
  )
  if (!one || !other) throw notFound()
  return [one, other]
}
