import { controlValue, type MarcRecord } from '../marc/record.ts'
import { accessibilityOf } from './accessibility-of.ts'
import { audienceOf } from './audience-of.ts'
import { headingsOf, type Heading } from './headings-of.ts'
import { materialOf, type Material } from './material-of.ts'
import { numbersOf, type Numbers } from './numbers-of.ts'
import { publicationOf, type Publication } from './publication-of.ts'
import { languagesOf, linksOf, notesOf, type Link, type Notes } from './notes-of.ts'
import { titlesOf, type Titles } from './titles-of.ts'

export type { Heading, Link, Material }

/** What search and pages need of a MARC record. Texts are without ISBD punctuation, in the order of the record. */
export interface RecordDescription extends Numbers, Titles, Publication, Notes {
  series: string[]
  /** The one of field 1XX, or else the first of 7XX. */
  mainAuthor?: string
  /** Key of the main author, for sorting; empty without one. */
  authorSort: string
  headings: Heading[]
  subjects: string[]
  genres: string[]
  /** ISO 639-2 codes. */
  languages: string[]
  material: Material
  audience?: 'anak' | 'remaja' | 'dewasa' | 'umum'
  accessibility: string[]
  links: Link[]
}

/** Derives everything that is shown and searched from a record; a record of any quality gives some description. */
export function describeRecord(record: MarcRecord): RecordDescription {
  const field008 = controlValue(record, '008') ?? ''
  const headings = headingsOf(record)
  const texts = (role: Heading['role']) => [
    ...new Set(headings.filter((heading) => heading.role === role).map((heading) => heading.text)),
  ]
  const main = headings.find(({ role }) => role === 'author')
  return {
    ...numbersOf(record),
    ...titlesOf(record),
    ...publicationOf(record, field008),
    ...notesOf(record),
    series: texts('series'),
    mainAuthor: main?.text,
    authorSort: main?.key ?? '',
    headings,
    subjects: texts('subject'),
    genres: headings.filter(({ kind }) => kind === 'genre').map(({ text }) => text),
    languages: languagesOf(record, field008),
    material: materialOf(record, field008),
    audience: audienceOf(record, field008),
    accessibility: accessibilityOf(record, field008),
    links: linksOf(record),
  }
}
