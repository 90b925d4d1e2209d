import { isDay, type Day } from '#kernel/days.ts'
import type { Category } from '../categories/list-categories.ts'
import type { MemberColumnKind } from './columns.ts'

/** The form that a row fills in, as if staff had typed it. */
export function formOfRow(
  columns: readonly MemberColumnKind[],
  cells: readonly string[],
  categories: readonly Category[],
): Record<string, string> {
  const form: Record<string, string> = {}
  for (const [place, kind] of columns.entries()) {
    const text = (cells[place] ?? '').replaceAll(/\s+/g, ' ').trim()
    if (kind !== 'ignored' && text !== '') form[kind] = read(kind, text, categories)
  }
  return form
}

function read(kind: MemberColumnKind, text: string, categories: readonly Category[]): string {
  if (kind === 'birthDate' || kind === 'expiresOn') return readDate(text) ?? text
  if (kind === 'sex') return sexes[text.toLowerCase()] ?? text
  if (kind === 'category') return categoryCode(text, categories)
  if (kind === 'guardianRelation') return relations[text.toLowerCase()] ?? text.toLowerCase()
  // Spreadsheets give identity numbers an apostrophe so that they stay texts.
  return kind === 'identityNumber' || kind === 'nisn' || kind === 'phone' ? text.replace(/^'/, '') : text
}

const sexes: Record<string, string> = {
  l: 'laki-laki',
  lk: 'laki-laki',
  'laki-laki': 'laki-laki',
  'laki laki': 'laki-laki',
  pria: 'laki-laki',
  m: 'laki-laki',
  male: 'laki-laki',
  p: 'perempuan',
  pr: 'perempuan',
  perempuan: 'perempuan',
  wanita: 'perempuan',
  f: 'perempuan',
  female: 'perempuan',
}

const relations: Record<string, string> = {
  mother: 'ibu',
  bunda: 'ibu',
  father: 'ayah',
  bapak: 'ayah',
  guardian: 'wali',
  teacher: 'guru',
}

function categoryCode(text: string, categories: readonly Category[]): string {
  const small = text.toLowerCase()
  const known = categories.find(
    ({ code, nameId, nameEn }) =>
      code === small || nameId.toLowerCase() === small || nameEn.toLowerCase() === small,
  )
  return known?.code ?? small
}

const months = ['jan', 'feb', 'mar', 'apr', 'me', 'jun', 'jul', 'ag', 'sep', 'okt', 'nov', 'des']

/** A day in one of the ways in which people here write it: 2010-07-01, 01/07/2010, 1 Juli 2010. */
export function readDate(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text)
  if (iso) return day(iso[1], iso[2], iso[3])
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (numbers) return day(numbers[3], numbers[2], numbers[1])
  const words = /^(\d{1,2})[ -]([a-z]+)[ -](\d{4})$/i.exec(text)
  const month = words && months.findIndex((start) => monthWord(words[2] ?? '').startsWith(start))
  return words && month !== null && month >= 0 ? day(words[3], String(month + 1), words[1]) : undefined
}

/** English names of months begin as the Indonesian ones do, but for these. */
const monthWord = (word: string) =>
  word
    .toLowerCase()
    .replace(/^may/, 'mei')
    .replace(/^aug/, 'agu')
    .replace(/^oct/, 'okt')
    .replace(/^dec/, 'des')

function day(year = '', month = '', date = ''): Day | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(text) ? text : undefined
}
