import type { Db } from '#kernel/database.ts'

export interface AuditQuery {
  /** Part of the actor's name, or empty. */
  actor: string
  /** Start of the action's name, or empty. */
  action: string
  subjectKind: string
  subjectId: string
  from: Date | undefined
  to: Date | undefined
  /** Entries older than this id, for the next page. */
  before: number | undefined
}

export const auditPageLength = 50

const literal = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/** Who changed what, newest first, one page at a time. */
export function searchAudit(db: Db, query: AuditQuery) {
  return db
    .selectFrom('kernel.auditEntries')
    .select(['id', 'at', 'actorKind', 'actorName', 'action', 'subjectKind', 'subjectId', 'details'])
    .$if(query.actor !== '', (q) => q.where('actorName', 'ilike', `%${literal(query.actor)}%`))
    .$if(query.action !== '', (q) => q.where('action', 'like', `${literal(query.action)}%`))
    .$if(query.subjectKind !== '', (q) => q.where('subjectKind', '=', query.subjectKind))
    .$if(query.subjectId !== '', (q) => q.where('subjectId', '=', query.subjectId))
    .$if(query.from !== undefined, (q) => q.where('at', '>=', query.from ?? new Date(0)))
    .$if(query.to !== undefined, (q) => q.where('at', '<', query.to ?? new Date()))
    .$if(query.before !== undefined, (q) => q.where('id', '<', query.before ?? 0))
    .orderBy('id', 'desc')
    .limit(auditPageLength + 1)
    .execute()
}

export type AuditRow = Awaited<ReturnType<typeof searchAudit>>[number]
