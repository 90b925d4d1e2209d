import type { Db } from '#kernel/database.ts'

/** How many registered online and wait for somebody to compare their paper. */
export async function countPending(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('patrons.patrons')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('standing', '=', 'pending')
    .executeTakeFirstOrThrow()
  return Number(count)
}
