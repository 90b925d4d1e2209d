import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { answersStill } from '#modules/patrons/index.ts'

/** Who is told of a member: themselves, and of a child those who answer for it. */
export async function readersOf(
  db: Db | Tx,
  patronIds: readonly number[],
  today: Day,
): Promise<Map<number, readonly number[]>> {
  const { rows } = await sql<{ childId: number; guardianId: number }>`
    select link.child_id, link.guardian_id
    from patrons.guardianships link
    join patrons.patrons child on child.id = link.child_id
    join patrons.patrons guardian on guardian.id = link.guardian_id and guardian.standing <> 'closed'
    where link.child_id = any(${patronIds}) and link.ended_at is null and ${answersStill(today)}
    order by link.guardian_id
  `.execute(db)
  const guardians = Map.groupBy(rows, ({ childId }) => childId)
  return new Map(
    patronIds.map((id) => [id, [id, ...(guardians.get(id) ?? []).map(({ guardianId }) => guardianId)]]),
  )
}
