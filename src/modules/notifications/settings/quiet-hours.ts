import { addDays, dayOf, startOfDay } from '#kernel/days.ts'
import type { NoticeSettings } from './notice-settings.ts'

const hourMs = 3_600_000

/** The moment itself, or the end of the quiet hours that it falls into. Quiet hours may go over midnight. */
export function afterQuietHours(
  moment: Date,
  { quietFrom, quietUntil }: Pick<NoticeSettings, 'quietFrom' | 'quietUntil'>,
): Date {
  if (quietFrom === quietUntil) return moment
  const today = dayOf(moment)
  const hour = (moment.getTime() - startOfDay(today).getTime()) / hourMs
  const overMidnight = quietFrom > quietUntil
  const quiet = overMidnight ? hour >= quietFrom || hour < quietUntil : hour >= quietFrom && hour < quietUntil
  if (!quiet) return moment
  const day = overMidnight && hour >= quietFrom ? addDays(today, 1) : today
  return new Date(startOfDay(day).getTime() + quietUntil * hourMs)
}
