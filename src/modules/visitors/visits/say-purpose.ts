import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { listAnswers } from '../answers/answers.ts'

/** Minutes in which somebody who has just been counted may say what for. */
const minutes = 5

/** What a visit is for, said after it was noted. */
export async function sayPurpose(
  db: Db,
  { key, purpose, branchId }: { key: string; purpose: string; branchId: number },
  now: Date,
): Promise<Outcome<null, 'answer-unknown' | 'visit-unknown'>> {
  const { purpose: offered } = await listAnswers(db, { retired: false })
  if (!offered.some(({ code }) => code === purpose)) return refused('answer-unknown')
  const said = await db
    .updateTable('visitors.visits')
    .set({ purpose })
    .where('key', '=', key)
    .where('branchId', '=', branchId)
    .where('at', '>', new Date(now.getTime() - minutes * 60_000))
    .where('withdrawnAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return said ? done(null) : refused('visit-unknown')
}
