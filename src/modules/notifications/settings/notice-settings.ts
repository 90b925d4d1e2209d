import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'

const hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23))
const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60))

/** When members are told; hours and days of the library's time. */
export const NoticeSettings = v.object({
  /** Hour at which quiet begins and ends; equal: no quiet hours. */
  quietFrom: hour,
  quietUntil: hour,
  /** Days before the due day; 0: not at all. */
  dueSoonDays: days,
  /** Days of delay on which a reminder goes out. */
  overdueDays: v.pipe(v.array(v.pipe(days, v.minValue(1))), v.maxLength(6)),
  /** Days before the last day on the pickup shelf; 0: not at all. */
  holdExpiringDays: days,
  /** Days before a card expires; 0: not at all. */
  cardExpiringDays: days,
})
export type NoticeSettings = v.InferOutput<typeof NoticeSettings>

export const usualSettings: NoticeSettings = {
  quietFrom: 20,
  quietUntil: 7,
  dueSoonDays: 3,
  overdueDays: [1, 7, 14],
  holdExpiringDays: 1,
  cardExpiringDays: 30,
}

const setting = 'notices'

export async function findNoticeSettings(db: Db): Promise<NoticeSettings> {
  const row = await db
    .selectFrom('kernel.settings')
    .select('value')
    .where('name', '=', setting)
    .executeTakeFirst()
  const kept = v.safeParse(NoticeSettings, row?.value)
  return kept.success ? kept.output : usualSettings
}

export const saveNoticeSettings = (db: Db, settings: NoticeSettings, actor: Actor): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const value = toJson(settings)
    await tx
      .insertInto('kernel.settings')
      .values({ name: setting, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updatedAt: new Date() }))
      .execute()
    await audit(tx, actor, {
      action: 'notices.settings-saved',
      subjectKind: 'notices',
      subjectId: 'settings',
      details: settings,
    })
  })
