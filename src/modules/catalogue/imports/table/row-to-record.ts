import { cleaned } from '../../marc/clean-text.ts'
import type { DataField, MarcField, MarcRecord } from '../../marc/record.ts'
import { normaliseIsbn, normaliseIssn } from '../../describe/isbn.ts'
import type { ItemDraft } from '../item-draft.ts'
import type { ColumnKind } from './column-kinds.ts'

/** What a row of a table says, by kind of column; several columns of a kind one after the other. */
export type Row = Partial<Record<ColumnKind, string[]>>

export function rowOf(columns: readonly ColumnKind[], cells: readonly string[]): Row {
  const row: Row = {}
  for (const [place, kind] of columns.entries()) {
    const text = cleaned(cells[place] ?? '').trim()
    if (kind !== 'ignored' && text !== '') (row[kind] ??= []).push(text)
  }
  return row
}

/** The MARC record of a row; undefined without a title. The same row always gives the same record. */
export function recordOfRow(row: Row): MarcRecord | undefined {
  const title = row.title?.[0]
  if (!title) return undefined
  const fields: MarcField[] = [
    ...(row['control-number'] ?? []).slice(0, 1).map((value) => ({ tag: '001', value })),
    { tag: '008', value: fixedField(row) },
    ...numbers(row),
    ...(row.class ?? []).map((text) => field('082', '04', ['a', text])),
    ...(row['call-number'] ?? []).slice(0, 1).map((text) => field('084', '  ', ['a', text])),
    ...listed(row.author)
      .slice(0, 1)
      .map((name) => field('100', nameIndicators(name), ['a', name])),
    titleField(title, row.subtitle?.[0]),
    ...(row.edition ?? []).slice(0, 1).map((text) => field('250', '  ', ['a', text])),
    ...publication(row),
    ...(row.extent ?? []).slice(0, 1).map((text) => field('300', '  ', ['a', text])),
    ...(row.series ?? []).map((text) => field('490', '0 ', ['a', text])),
    ...(row.note ?? []).map((text) => field('500', '  ', ['a', text])),
    ...(row.summary ?? []).map((text) => field('520', '  ', ['a', text])),
    ...listed(row.subjects).map(subjectField),
    ...[...listed(row.author).slice(1), ...listed(row['other-authors'])].map((name) =>
      field('700', nameIndicators(name), ['a', name]),
    ),
  ]
  return { leader: '00000nam a2200000 i 4500', fields }
}

/** The copy that a row describes, if it names one. */
export function itemOfRow(row: Row): ItemDraft | undefined {
  const first = (kind: ColumnKind) => row[kind]?.[0]
  if (!first('barcode') && !first('inventory-number')) return undefined
  return {
    barcode: first('barcode'),
    inventoryNumber: first('inventory-number'),
    callNumber: first('call-number'),
    shelf: first('shelf'),
    branch: first('branch'),
    collectionType: first('collection-type'),
    price: first('price'),
    source: first('source'),
    acquiredOn: first('acquired-on'),
  }
}

const field = (
  tag: string,
  indicators: string,
  ...subfields: [code: string, value: string][]
): DataField => ({
  tag,
  ind1: indicators[0] ?? ' ',
  ind2: indicators[1] ?? ' ',
  subfields: subfields.map(([code, value]) => ({ code, value })),
})

/** Names or topics in one cell: `a; b`, `a|b` or `<a><b>`. */
const listed = (cells: readonly string[] = []): string[] =>
  cells
    .flatMap((cell) => cell.split(/[;|\n]|>\s*<|^<|>$/))
    .map((text) => text.trim())
    .filter((text) => text !== '')

// A comma says that the family name stands first.
const nameIndicators = (name: string) => (name.includes(',') ? '1 ' : '0 ')

function numbers(row: Row): DataField[] {
  const given = [...(row.isbn ?? []), ...(row.issn ?? [])].flatMap((cell) => cell.split(/[;|,\n]/))
  return given
    .map((text) => text.trim())
    .filter((text) => /\d/.test(text))
    .map((text) => field(!normaliseIsbn(text) && normaliseIssn(text) ? '022' : '020', '  ', ['a', text]))
}

function titleField(title: string, subtitle: string | undefined): DataField {
  const [main = title, ...rest] = subtitle ? [title, subtitle] : title.split(/\s+:\s+/)
  const remainder = rest.join(' : ')
  return remainder
    ? field('245', '10', ['a', `${main} :`], ['b', remainder])
    : field('245', '10', ['a', main])
}

function publication(row: Row): DataField[] {
  const [place] = row.place ?? []
  const [publisher] = row.publisher ?? []
  const [year] = row.year ?? []
  const parts: [string, string][] = []
  if (place) parts.push(['a', publisher ? `${place} :` : place])
  if (publisher) parts.push(['b', year ? `${publisher},` : publisher])
  if (year) parts.push(['c', year])
  return parts.length > 0 ? [field('264', ' 1', ...parts)] : []
}

const subjectField = (subject: string): DataField => {
  const [main = subject, ...divisions] = subject.split(/\s+--\s+/)
  return field('650', ' 4', ['a', main], ...divisions.map((text): [string, string] => ['x', text]))
}

const languages: Record<string, string> = {
  id: 'ind',
  indonesia: 'ind',
  indonesian: 'ind',
  en: 'eng',
  inggris: 'eng',
  english: 'eng',
  jawa: 'jav',
  jv: 'jav',
  javanese: 'jav',
  sunda: 'sun',
  su: 'sun',
  arab: 'ara',
  ar: 'ara',
  arabic: 'ara',
  melayu: 'may',
  ms: 'may',
  belanda: 'dut',
  nl: 'dut',
  dutch: 'dut',
  jepang: 'jpn',
  ja: 'jpn',
  mandarin: 'chi',
  cina: 'chi',
  zh: 'chi',
  jerman: 'ger',
  de: 'ger',
  prancis: 'fre',
  fr: 'fre',
}

/** Field 008: year and language are known; the day of entry is left open, so that a row stays the same record. */
function fixedField(row: Row): string {
  const year = /(?<!\d)(1\d{3}|20\d{2})(?!\d)/.exec(row.year?.[0] ?? '')?.[1]
  const given = (row.language?.[0] ?? '').toLowerCase().replace(/^bahasa\s+/, '')
  const language = languages[given] ?? (/^[a-z]{3}$/.test(given) ? given : '|||')
  return `||||||${year ? `s${year}    ` : 'nuuuuuuuu'}io ${'|'.repeat(17)}${language}|d`
}
