import type { Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { auditLooks } from '#kernel/audit.ts'
import type { Env } from '#kernel/web.tsx'

/** Notes that staff saw something of these members: each page that shows a member by name says so. */
export const noteMembersSeen = (c: Context<Env>, ids: readonly number[]): Promise<void> =>
  auditLooks(c.var.db, actorOf(c), {
    action: 'member.viewed',
    subjectKind: 'member',
    ids: [...new Set(ids)],
  })

/** Notes that staff saw a list with names; `list` says which one and is no personal data. */
export const noteMemberListSeen = (c: Context<Env>, list: string, count: number): Promise<void> =>
  auditLooks(
    c.var.db,
    actorOf(c),
    { action: 'members.listed', subjectKind: 'member-list', ids: count > 0 ? [list] : [] },
    { count },
  )
