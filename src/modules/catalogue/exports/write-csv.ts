import type { Language } from '#kernel/i18n.ts'
import type { RecordDescription } from '../describe/describe-record.ts'
import { columnNames } from './messages.ts'

export const csvColumns = [
  'controlNumber',
  'title',
  'otherTitles',
  'mainAuthor',
  'authors',
  'responsibility',
  'edition',
  'places',
  'publishers',
  'year',
  'extent',
  'series',
  'isbns',
  'issns',
  'classNumber',
  'callNumber',
  'languages',
  'material',
  'audience',
  'subjects',
  'genres',
  'summary',
  'contents',
  'notes',
  'links',
] as const
export type CsvColumn = (typeof csvColumns)[number]

/** Stands between several values of one cell; no cataloguing rule uses it. */
export const csvSeparator = ' | '

/** First line of a CSV file; the mark at its beginning lets Excel read UTF-8. */
export const csvHeader = (language: Language): string =>
  `\ufeff${csvLine(csvColumns.map((column) => columnNames(language)[column]))}`

/** One title as a line of the file. */
export const writeCsv = (description: RecordDescription): string =>
  csvLine(csvColumns.map((column) => cellText(cells[column](description))))

type Cell = string | number | string[] | undefined

const cells: Record<CsvColumn, (description: RecordDescription) => Cell> = {
  controlNumber: (of) => of.controlNumber,
  title: (of) => of.title,
  otherTitles: (of) => of.otherTitles,
  mainAuthor: (of) => of.mainAuthor,
  authors: (of) => [...new Set(of.headings.filter(({ role }) => role === 'author').map(({ text }) => text))],
  responsibility: (of) => of.responsibility,
  edition: (of) => of.edition,
  places: (of) => of.places,
  publishers: (of) => of.publishers,
  year: (of) => of.year,
  extent: (of) => of.extent,
  series: (of) => of.series,
  isbns: (of) => of.isbns,
  issns: (of) => of.issns,
  classNumber: (of) => of.classNumber,
  callNumber: (of) => of.callNumber,
  languages: (of) => of.languages,
  material: (of) => of.material,
  audience: (of) => of.audience,
  subjects: (of) => of.subjects,
  genres: (of) => of.genres,
  summary: (of) => of.summary,
  contents: (of) => of.contents,
  notes: (of) => of.notes,
  links: (of) => of.links.map(({ url }) => url),
}

const cellText = (cell: Cell): string => (Array.isArray(cell) ? cell.join(csvSeparator) : String(cell ?? ''))

const csvLine = (texts: string[]): string => `${texts.map(quoted).join(',')}\r\n`

// A spreadsheet would take such a text for a formula and run it; the apostrophe says that it is text.
const formula = /^[=+@\t\r-]/

function quoted(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
