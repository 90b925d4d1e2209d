import * as v from 'valibot'
import { keptSettings } from '#kernel/kept-settings.ts'

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

const kept = keptSettings<NoticeSettings>({
  name: 'notices',
  shape: NoticeSettings,
  usual: usualSettings,
  entry: (settings) => ({
    action: 'notices.settings-saved',
    subjectKind: 'notices',
    subjectId: 'settings',
    details: settings,
  }),
})

export const findNoticeSettings = kept.find
export const saveNoticeSettings = kept.save
