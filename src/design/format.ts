import type { Language } from '#kernel/i18n.ts'

const timeZone = 'Asia/Jakarta'
const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }

// Making a formatter costs about a hundred times a use of it.
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const numberFormats = new Map<string, Intl.NumberFormat>()
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>()

const remembered = <Format>(known: Map<string, Format>, key: string, make: () => Format): Format => {
  let format = known.get(key)
  if (!format) known.set(key, (format = make()))
  return format
}

const dateFormat = (language: Language, name: string, options: Intl.DateTimeFormatOptions) =>
  remembered(
    dateFormats,
    language + name,
    () => new Intl.DateTimeFormat(locales[language], { timeZone, ...options }),
  )

/** A moment, or a day as the database gives it (`2026-12-07`). */
export type DateLike = Date | string

// A day without a time is read as noon in Jakarta, so that it stays that day.
const moment = (date: DateLike) =>
  typeof date === 'string' ? new Date(date.length === 10 ? `${date}T05:00:00Z` : date) : date

/** Senin, 7 Desember 2026 */
export const formatDate = (date: DateLike, language: Language): string =>
  dateFormat(language, 'date', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    moment(date),
  )

/** 7 Desember 2026: on letters and in registers. */
export const formatDay = (date: DateLike, language: Language): string =>
  dateFormat(language, 'day', { day: 'numeric', month: 'long', year: 'numeric' }).format(moment(date))

/** 7 Des 2026: for tables and narrow places. */
export const formatShortDate = (date: DateLike, language: Language): string =>
  dateFormat(language, 'short', { day: 'numeric', month: 'short', year: 'numeric' }).format(moment(date))

/** 09.30 (Indonesian) or 09:30 */
export const formatTime = (date: DateLike, language: Language): string =>
  dateFormat(language, 'time', { hour: '2-digit', minute: '2-digit' }).format(moment(date))

/** Senin, 7 Desember 2026 pukul 09.30 WIB */
export const formatMoment = (date: DateLike, language: Language): string =>
  language === 'id'
    ? `${formatDate(date, language)} pukul ${formatTime(date, language)} WIB`
    : `${formatDate(date, language)} at ${formatTime(date, language)} WIB`

/** 7 Des 2026, 09.30: a moment in tables. */
export const formatShortMoment = (date: DateLike, language: Language): string =>
  `${formatShortDate(date, language)}, ${formatTime(date, language)}`

/** An opening or closing time as the database gives it (`09:00:00`): 09.00 or 09:00. */
export const formatClock = (clock: string, language: Language): string =>
  clock.slice(0, 5).replace(':', language === 'id' ? '.' : ':')

/** Senin: of the weekday 1 (Monday) to 7 (Sunday). */
export const formatWeekday = (weekday: number, language: Language): string =>
  // 1 January 2024 was a Monday.
  dateFormat(language, 'weekday', { weekday: 'long' }).format(new Date(Date.UTC(2024, 0, weekday, 5)))

/** Januari: of the month 1 to 12. */
export const formatMonth = (month: number, language: Language): string =>
  dateFormat(language, 'month', { month: 'long' }).format(new Date(Date.UTC(2024, month - 1, 15)))

const dayNumber = (date: DateLike) => Math.floor((moment(date).getTime() + 7 * 3_600_000) / 86_400_000)

/** Hari ini, besok, 3 hari yang lalu, dalam 2 minggu: calendar days in Jakarta, not spans of 24 hours. */
export function formatRelativeDays(date: DateLike, now: Date, language: Language): string {
  const days = dayNumber(date) - dayNumber(now)
  const format = remembered(
    relativeFormats,
    language,
    () => new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' }),
  )
  if (Math.abs(days) < 14) return format.format(days, 'day')
  if (Math.abs(days) < 60) return format.format(Math.trunc(days / 7), 'week')
  if (Math.abs(days) < 730) return format.format(Math.trunc(days / 30.44), 'month')
  return format.format(Math.trunc(days / 365.25), 'year')
}

/** 12.500 (Indonesian) or 12,500 */
export const formatNumber = (number: number, language: Language): string =>
  number < 1000 && Number.isInteger(number) && number >= 0
    ? String(number)
    : remembered(numberFormats, language, () => new Intl.NumberFormat(locales[language])).format(number)

/** Rp2.000: whole rupiah, written the same in both languages. */
export const formatRupiah = (rupiah: number): string => {
  const amount = remembered(numberFormats, 'id', () => new Intl.NumberFormat('id-ID')).format(
    Math.abs(rupiah),
  )
  return rupiah < 0 ? `-Rp${amount}` : `Rp${amount}`
}

/** 75% of a whole, without decimals; 0% of nothing. */
export const formatPercent = (part: number, whole: number, language: Language): string =>
  remembered(
    numberFormats,
    `${language}%`,
    () => new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 }),
  ).format(whole === 0 ? 0 : part / whole)

/** 1,4 MB: size of a file for people. */
export function formatBytes(bytes: number, language: Language): string {
  const power = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const format = remembered(
    numberFormats,
    `${language}.1`,
    () => new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }),
  )
  return `${format.format(bytes / 1000 ** power)} ${['B', 'kB', 'MB', 'GB'][power]}`
}
