import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import * as v from 'valibot'
import type { IndexDocument } from '../engine/document.ts'
import { classesOf } from '../index-source/facets-of.ts'
import { normalise } from '../text/normalise.ts'

/** A title as the tables of well-known works and made-up noise give it. */
export interface PlainTitle {
  title: string
  author: string
  publisher?: string
  year: number | undefined
  ddc: string
  language: string
  /** Headings with their subdivisions after ` -- `. */
  subjects: string[]
}

const Row = v.object({
  title: v.string(),
  author: v.string(),
  publisher: v.optional(v.string()),
  year: v.string(),
  ddc: v.string(),
  language: v.optional(v.string(), 'ind'),
  subjects: v.string(),
})
const Rows = v.array(Row)

const folder = new URL('../../../../test/fixtures/search/', import.meta.url)

/** The well-known titles that the judged queries ask for. */
export const knownTitles = (): PlainTitle[] =>
  ['indonesian-titles.csv', 'known-titles.csv', 'more-titles.csv'].flatMap((name) =>
    v.parse(Rows, parse(readFileSync(new URL(name, folder), 'utf8'), { columns: true })).map((row) => ({
      ...row,
      year: row.year === '' ? undefined : Number(row.year),
      subjects: row.subjects.split(';'),
    })),
  )

/** A title as the engine takes it, with numbers that follow from its place. */
export function documentOf(from: PlainTitle, id: number): IndexDocument {
  const { title, author, publisher, year, ddc, language, subjects } = from
  const authors = author === '' ? [] : [author]
  return {
    id,
    title,
    otherTitles: [],
    authors,
    subjects,
    series: [],
    publishers: publisher ? [publisher] : [],
    text: [],
    variants: [],
    identifiers: [isbnOf(id), barcodeOf(id)],
    callNumbers: [callNumberOf(from)],
    facets: {
      collection: ['umum'],
      material: ['buku'],
      language: [language],
      class: classesOf(ddc),
      subject: subjects,
      author: authors,
      series: [],
      audience: [],
      accessibility: [],
    },
    year,
    holdings: [{ branch: 'pusat', available: id % 4 !== 0 }],
    titleSort: normalise(title),
    authorSort: normalise(author),
    addedAt: id * 60_000,
    // No help from standing: well-known titles must come first by what was asked.
    popularity: (id * 7919) % 100,
  }
}

/** A valid ISBN of thirteen digits for each id below ten million. */
export function isbnOf(id: number): string {
  const stem = `97860${String(id).padStart(7, '0')}`
  const sum = [...stem].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return `${stem}${(10 - (sum % 10)) % 10}`
}

export const barcodeOf = (id: number): string => `PKB${String(id).padStart(7, '0')}`

export const callNumberOf = ({ ddc, author, title }: PlainTitle): string =>
  `${ddc} ${(author || title).replaceAll(/[^\p{L}]/gu, '').slice(0, 3)} ${title.charAt(0).toLowerCase()}`
