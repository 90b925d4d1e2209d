import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { HourCount } from './read-counts.ts'

export interface DoorImport {
  branchId: number
  door: string
  counts: readonly HourCount[]
}

/** Keeps what a device counted. The same hour of the same door again takes the place of what was there. */
export const importCounts = (
  db: Db,
  { branchId, door, counts }: DoorImport,
  { actor, now }: { actor: Actor; now: Date },
): Promise<{ hours: number; entered: number }> =>
  db.transaction().execute(async (tx) => {
    // An hour that has not come is a clock that is wrong.
    const past = counts.filter(({ hour }) => hour <= now)
    await sql`
      insert into visitors.door_counts (branch_id, door, hour, entered, imported_at, imported_by)
      select ${branchId}, ${door}, hour, least(entered, 100000), ${now}, ${actor.name}
      from jsonb_to_recordset(${toJson(past)}::jsonb) as given (hour timestamptz, entered integer)
      on conflict (branch_id, door, hour) do update set entered = excluded.entered,
        imported_at = excluded.imported_at, imported_by = excluded.imported_by
    `.execute(tx)
    const entered = past.reduce((sum, count) => sum + count.entered, 0)
    const details = { door, hours: past.length, entered }
    await audit(tx, actor, { action: 'door.imported', subjectKind: 'door', subjectId: branchId, details })
    return { hours: past.length, entered }
  })

export interface DoorShown {
  branchId: number
  branch: string
  door: string
  first: Date
  last: Date
  entered: number
  importedAt: Date
}

/** The doors of which there are counts. */
export async function listDoors(db: Db): Promise<DoorShown[]> {
  const { rows } = await sql<DoorShown>`
    select counts.branch_id, branches.short_name as branch, counts.door, min(counts.hour) as first,
      max(counts.hour) as last, sum(counts.entered)::bigint as entered, max(counts.imported_at) as imported_at
    from visitors.door_counts counts join branches.branches branches on branches.id = counts.branch_id
    group by counts.branch_id, branches.short_name, branches.position, counts.door
    order by branches.position, counts.door
  `.execute(db)
  return rows
}
