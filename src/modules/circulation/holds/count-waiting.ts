import type { Db } from '#kernel/database.ts'

/** How many members wait for a title: its next copy goes to the first of them. */
export async function countWaiting(db: Db, recordId: number): Promise<number> {
  const { count } = await db
    .selectFrom('circulation.holds')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('recordId', '=', recordId)
    .where('standing', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return count
}
