import type { Said } from './desk.ts'

export type Words = Readonly<Record<string, string>>

/** A text with its places filled in; a name without a text is said as it is, such as a barcode. */
export const fill = (words: Words, name: string, ...values: string[]): string =>
  (words[name] ?? values.join(' ')).replaceAll(/\{(\d)\}/g, (_, place: string) => values[Number(place)] ?? '')

const days: Record<string, Intl.DateTimeFormat> = {}

/** Senin, 7 Desember 2026. */
export function dayText(day: string, language: string): string {
  const locale = language === 'en' ? 'en-GB' : 'id-ID'
  days[locale] ??= new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return days[locale].format(new Date(`${day}T00:00:00Z`))
}

/** 7 Des 2026, 09.30. */
export const momentText = (at: string | number, language: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  }).format(new Date(at))

/** The sentences of an answer. */
export const sentencesOf = (words: Words, { says }: Said, language: string): string[] =>
  says.map((say) => {
    const [name, ...values] = typeof say === 'string' ? [say] : say
    const shown = values.map((value) =>
      /^\d{4}-\d\d-\d\d$/.test(value) && name === 'lent-due' ? dayText(value, language) : value,
    )
    return fill(words, name, ...shown)
  })
