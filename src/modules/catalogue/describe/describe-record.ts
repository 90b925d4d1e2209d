import { subfieldValues, type MarcRecord } from '../marc/record.ts'
import { accessibilityOf } from './accessibility-of.ts'
import { audienceOf, type Audience } from './audience-of.ts'
import { carrierOf, type Carrier } from './carrier-of.ts'
import { headingsOf, type Heading } from './headings-of.ts'
import { withoutIsbd } from './isbd.ts'
import { materialOf, type Material } from './material-of.ts'
import { numbersOf, type Numbers } from './numbers-of.ts'
import { publicationOf, type Publication } from './publication-of.ts'
import { languagesOf, linksOf, notesOf, type Link, type Notes } from './notes-of.ts'
import { recordFields, type RecordFields } from './record-fields.ts'
import { titlesOf, type Titles } from './titles-of.ts'

export type { Carrier, Heading, Link, Material }

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
  carrier?: Carrier
  audience?: Audience
  accessibility: string[]
  links: Link[]
}

/** Derives everything that is shown and searched from a record; a record of any quality gives some description. */
export function describeRecord(record: MarcRecord): RecordDescription {
  const fields = recordFields(record)
  const field008 = fields.control('008')[0] ?? ''
  const headings = headingsOf(fields)
  const [main] = headings.filter(({ role, tag }) => role === 'author' && tag !== '880')
  return {
    ...numbersOf(fields),
    ...titlesOf(fields),
    ...publicationOf(fields, field008),
    ...notesOf(fields),
    series: textsOf(headings, ({ role }) => role === 'series'),
    mainAuthor: main?.text,
    authorSort: main?.key ?? '',
    headings,
    subjects: subjectsOf(headings, fields),
    genres: textsOf(headings, ({ kind }) => kind === 'genre'),
    languages: languagesOf(fields, field008),
    material: materialOf(fields, field008),
    carrier: carrierOf(fields, field008),
    audience: audienceOf(fields, field008),
    accessibility: accessibilityOf(fields, field008),
    links: linksOf(fields),
  }
}

function textsOf(headings: Heading[], wanted: (heading: Heading) => boolean): string[] {
  const texts = new Set<string>()
  for (const heading of headings) if (wanted(heading)) texts.add(heading.text)
  return [...texts]
}

/** Subjects as single headings; a field 653 holds several that have nothing to do with each other. */
function subjectsOf(headings: Heading[], fields: RecordFields): string[] {
  const controlled = textsOf(
    headings,
    ({ role, kind, tag }) => role === 'subject' && kind !== 'genre' && tag !== '653',
  )
  const free = fields.data('653').flatMap((field) => subfieldValues(field, 'a').map(withoutIsbd))
  return [...new Set([...controlled, ...free])].filter(Boolean)
}
