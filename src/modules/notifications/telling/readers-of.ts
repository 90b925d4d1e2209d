import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'

/** Who is told of a member: themselves, and of a child those who answer for it. */
export async function readersOf(
  db: Db | Tx,
  patronIds: readonly number[],
): Promise<Map<number, readonly number[]>> {
  const { rows } = await sql<{ childId: number; guardianId: number }>`
    select guardianships.child_id, guardianships.guardian_id
    from patrons.guardianships guardianships
    join patrons.patrons guardians on guardians.id = guardianships.guardian_id and guardians.standing <> 'closed'
    where guardianships.child_id = any(${patronIds}) and guardianships.ended_at is null
    order by guardianships.guardian_id
  `.execute(db)
  const guardians = Map.groupBy(rows, ({ childId }) => childId)
  return new Map(
    patronIds.map((id) => [id, [id, ...(guardians.get(id) ?? []).map(({ guardianId }) => guardianId)]]),
  )
}
