import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'

const name = 'circulation.days-remembered'
const usual = 30

export const DaysRemembered = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(730))

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

export async function setDaysRemembered(db: Db, days: number, now: Date): Promise<void> {
  await db
    .insertInto('kernel.settings')
    .values({ name, value: toJson(days) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: toJson(days), updatedAt: now }))
    .execute()
}
