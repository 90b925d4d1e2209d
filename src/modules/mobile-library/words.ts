import { formatClock, formatShortDate, formatWeekday } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import { mobileTexts } from './messages.ts'
import type { StopTime } from './visits/plan-visits.ts'

/** 09.00–11.00 */
export const hoursOf = ({ starts, ends }: { starts: string; ends: string }, language: Language): string =>
  mobileTexts(language).common.hours(formatClock(starts, language), formatClock(ends, language))

/** Selasa kedua setiap bulan, 09.00–11.00, mulai 1 Des 2026 */
export function timeText(time: StopTime, language: Language, today: string): string {
  const { rhythm, nths } = mobileTexts(language)
  const weekday = formatWeekday(time.weekday, language)
  const words =
    time.pattern === 'monthly'
      ? rhythm.monthly(weekday, nths[String(time.nth)] ?? '')
      : rhythm[time.pattern](weekday)
  return [
    words,
    hoursOf(time, language),
    ...(time.firstDay > today ? [rhythm.from(formatShortDate(time.firstDay, language))] : []),
    ...(time.lastDay ? [rhythm.until(formatShortDate(time.lastDay, language))] : []),
  ].join(', ')
}
