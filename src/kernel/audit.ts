import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'
import { toJson } from './json-column.ts'

/** Who did something; `system` for jobs and the command line. */
export interface Actor {
  kind: 'staff' | 'member' | 'system'
  id: number | null
  name: string
}

export const systemActor: Actor = { kind: 'system', id: null, name: 'Patria' }

export interface AuditEntry {
  /** What was done, as `noun.verb`: `record.updated`, `account.signed-in`. */
  action: string
  subjectKind: string
  subjectId: string | number
  /** Small facts that explain the deed; never personal data or secrets. */
  details?: Record<string, unknown>
}

/** Writes who changed what, in the transaction of the change; the table refuses updates and deletions. */
export async function audit(tx: Tx | Db, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('kernel.auditEntries')
    .values({
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      action: entry.action,
      subjectKind: entry.subjectKind,
      subjectId: String(entry.subjectId),
      details: toJson(entry.details ?? {}),
    })
    .execute()
}

/** The same for many deeds of one person, with one statement. */
export async function auditAll(tx: Tx, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ action, subjectKind, subjectId, details }) => ({
    action,
    subject_kind: subjectKind,
    subject_id: String(subjectId),
    details: details ?? {},
  }))
  await sql`
    insert into kernel.audit_entries (actor_kind, actor_id, actor_name, action, subject_kind, subject_id, details)
    select ${actor.kind}, ${actor.id}::bigint, ${actor.name}, given.*
    from jsonb_to_recordset(${toJson(rows)}::jsonb)
      as given (action text, subject_kind text, subject_id text, details jsonb)
  `.execute(tx)
}

/** Looking again within this time is the same look. */
const sameLook = '10 minutes'

/**
 * Writes that somebody looked at these. Reading is far more frequent than writing, so that the same look, told by
 * several pages one after the other, is written once.
 */
export async function auditLooks(
  db: Db,
  actor: Actor,
  { action, subjectKind, ids }: { action: string; subjectKind: string; ids: readonly (string | number)[] },
  details: Record<string, unknown> = {},
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into kernel.audit_entries (actor_kind, actor_id, actor_name, action, subject_kind, subject_id, details)
    select ${actor.kind}, ${actor.id}::bigint, ${actor.name}, ${action}, ${subjectKind}, seen.id, ${toJson(details)}
    from unnest(${ids.map(String)}::text[]) as seen (id)
    where not exists (
      select from kernel.audit_entries before
      where before.subject_kind = ${subjectKind} and before.subject_id = seen.id
        and before.at > now() - ${sameLook}::interval and before.action = ${action}
        and before.actor_kind = ${actor.kind} and before.actor_id is not distinct from ${actor.id}::bigint)
  `.execute(db)
}
