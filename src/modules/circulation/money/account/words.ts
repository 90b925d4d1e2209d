import type { MoneyTexts } from './messages.ts'

/** A code of the database in words; what is not known stands as it is. */
const wordOf = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code

export const reasonWord = (t: MoneyTexts, reason: string) => wordOf(t.reasons, reason)
export const kindWord = (t: MoneyTexts, kind: string) => wordOf(t.kinds, kind)
export const methodWord = (t: MoneyTexts, method: string) => wordOf(t.methods, method)

/** What a charge is for: the reason, and the title or else the note. */
export const chargeWords = (
  t: MoneyTexts,
  { reason, title, note }: { reason: string; title: string | null; note: string },
): string => [reasonWord(t, reason), title ?? note].filter(Boolean).join(': ')
