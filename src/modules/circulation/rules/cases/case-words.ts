import { formatDate, formatNumber, formatRupiah } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import type { Expected, verdictParts } from '../book/rule-cases.ts'
import { caseTexts } from './messages.ts'

type VerdictPart = (typeof verdictParts)[number]

/** One part of a verdict as people read it; nothing where it is not named. */
export function casePartInWords(verdict: Expected, part: VerdictPart, language: Language): string {
  const t = caseTexts(language)
  const value = verdict[part]
  if (value === undefined) return ''
  if (value === null) return part === 'dueOn' ? t.notLent : t.noLimit
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'string') return formatDate(value, language)
  if (part === 'fine') return formatRupiah(value)
  return part === 'suspension' ? t.days(formatNumber(value, language)) : formatNumber(value, language)
}
