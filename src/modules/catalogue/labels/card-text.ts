import { headingsOf } from '../describe/headings-of.ts'
import { recordFields } from '../describe/record-fields.ts'
import { fieldsOf, subfieldValues, type MarcRecord } from '../marc/record.ts'

/** What a catalogue card says of a title. */
export interface CardText {
  /** Under which it is filed first; a title without a main entry is filed under itself. */
  mainEntry: string | undefined
  /** Description by the rules of ISBD. */
  description: string
  notes: string[]
  /** Subjects and added entries, as they are numbered at the foot of the main card. */
  subjects: string[]
  added: string[]
  title: string
}

export function cardText(marc: MarcRecord): CardText {
  const headings = headingsOf(recordFields(marc)).filter(({ tag }) => tag !== '880')
  const main = headings.find(({ tag }) => tag.startsWith('1'))
  const texts = (wanted: (heading: (typeof headings)[number]) => boolean) => [
    ...new Set(headings.filter(wanted).map(({ text }) => text.replaceAll(' -- ', ' – '))),
  ]
  return {
    mainEntry: main?.text,
    description: descriptionOf(marc),
    notes: notesOf(marc),
    subjects: texts(({ role }) => role === 'subject'),
    added: texts(({ role, tag }) => (role === 'author' || role === 'series') && !tag.startsWith('1')),
    title: (areas(marc, ['245'], 'abnp')[0] ?? '').replace(/[\s/:;,=]+$/, ''),
  }
}

/** Areas of title, edition, publication, extent and series, parted by a full stop and a dash. */
function descriptionOf(marc: MarcRecord): string {
  const publication = areas(marc, ['260'], 'abc')
  const parts = [
    ...areas(marc, ['245'], 'abcnphfgks').slice(0, 1),
    ...areas(marc, ['250'], 'ab'),
    ...(publication.length > 0 ? publication : areas(marc, ['264'], 'abc')).slice(0, 1),
    ...areas(marc, ['300'], 'abce').slice(0, 1),
    ...areas(marc, ['490'], 'axv').map((series) => `(${series})`),
  ]
  return parts.join('. – ')
}

function notesOf(marc: MarcRecord): string[] {
  const isbns = fieldsOf(marc, '020').flatMap((field) => subfieldValues(field, 'a'))
  return [
    ...areas(marc, ['500', '502', '504', '546'], 'ab').slice(0, 3),
    ...isbns.slice(0, 2).map((isbn) => `ISBN ${isbn}`),
  ]
}

/** Fields as text, without the full stop at their end: what follows brings its own. */
const areas = (marc: MarcRecord, tags: string[], codes: string): string[] =>
  fieldsOf(marc, ...tags)
    .map((field) => subfieldValues(field, codes).join(' ').replaceAll(/\s+/g, ' ').trim())
    .map((text) => (text.endsWith('..') ? text : text.replace(/[.\s]+$/, '')))
    .filter((text) => text !== '')
