import * as v from 'valibot'
import type { NoticeSettings } from './notice-settings.ts'

const hour = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\d{1,2}$/, 'not-an-hour'),
  v.transform(Number),
  v.maxValue(23, 'not-an-hour'),
)
const days = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^\d{1,2}$/, 'not-days'),
  v.transform(Number),
  v.maxValue(60, 'not-days'),
)
const dayList = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^(\d{1,2}(\s*,\s*\d{1,2}){0,5})?$/, 'not-day-list'),
  v.transform((text) =>
    [...new Set(text === '' ? [] : text.split(',').map(Number))].toSorted((a, b) => a - b),
  ),
  v.check((list) => list.every((day) => day >= 1 && day <= 60), 'not-day-list'),
)

/** The form of the times of notices. */
export const SettingsForm = v.object({
  quietFrom: hour,
  quietUntil: hour,
  dueSoonDays: days,
  overdueDays: dayList,
  holdExpiringDays: days,
  cardExpiringDays: days,
})

export const typedSettings = (settings: NoticeSettings): Record<string, string> => ({
  quietFrom: String(settings.quietFrom),
  quietUntil: String(settings.quietUntil),
  dueSoonDays: String(settings.dueSoonDays),
  overdueDays: settings.overdueDays.join(', '),
  holdExpiringDays: String(settings.holdExpiringDays),
  cardExpiringDays: String(settings.cardExpiringDays),
})
