import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'

export interface Contact {
  at: Date
  /** What it tells of itself; keys that are named replace those of before, the others stay. */
  state?: Record<string, unknown>
}

/** Notes that a machine was heard of; at most once in ten seconds is written, but a new state always. */
export async function noteContact(db: Db, id: number, { at, state }: Contact): Promise<void> {
  await sql`
    update machines.machines
    set last_contact_at = greatest(last_contact_at, ${at}), state = state || ${toJson(state ?? {})}::jsonb
    where id = ${id}
      and (last_contact_at is null or last_contact_at < ${new Date(at.getTime() - 10_000)}
        or not state @> ${toJson(state ?? {})}::jsonb)
  `.execute(db)
}
