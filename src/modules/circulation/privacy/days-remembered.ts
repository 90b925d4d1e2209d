import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'

const name = 'circulation.days-remembered'
const usual = 30

export const DaysRemembered = v.pipe(
  v.number('not-a-number'),
  v.integer('not-a-number'),
  v.minValue(1, 'out-of-range'),
  v.maxValue(730, 'out-of-range'),
)

/** Days after which it is forgotten who had a returned loan. */
export async function daysRemembered(db: Db): Promise<number> {
  const setting = await db
    .selectFrom('kernel.settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
  const parsed = v.safeParse(DaysRemembered, setting?.value)
  return parsed.success ? parsed.output : usual
}

/** Sets them; the next run of the job goes by it. */
export const setDaysRemembered = (db: Db, days: number, actor: Actor, now: Date): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const value = toJson(days)
    await tx
      .insertInto('kernel.settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updatedAt: now }))
      .execute()
    await audit(tx, actor, {
      action: 'loan-memory.set',
      subjectKind: 'circulation',
      subjectId: 'loan-memory',
      details: { days },
    })
  })
