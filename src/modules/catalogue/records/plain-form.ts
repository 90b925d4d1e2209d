import * as v from 'valibot'
import { optionalText, requiredText } from '#kernel/form.ts'
import { normaliseIsbn } from '../describe/isbn.ts'
import {
  fieldsOf,
  isControl,
  subfieldValues,
  type DataField,
  type MarcField,
  type MarcRecord,
} from '../marc/record.ts'

const Lines = v.pipe(
  optionalText(5000),
  v.transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
)

/** The fields that most corrections are about, as staff type them. */
export const PlainForm = v.object({
  title: requiredText(500),
  subtitle: optionalText(500),
  responsibility: optionalText(500),
  author: optionalText(300),
  edition: optionalText(200),
  place: optionalText(200),
  publisher: optionalText(300),
  year: v.optional(v.pipe(v.string(), v.trim(), v.regex(/^(\d{4})?$/, 'not-a-year')), ''),
  extent: optionalText(300),
  series: optionalText(300),
  isbn: v.pipe(
    optionalText(30),
    v.check((isbn) => isbn === '' || normaliseIsbn(isbn) !== undefined, 'not-an-isbn'),
  ),
  language: v.optional(
    v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^([a-z]{3})?$/, 'not-a-language')),
    '',
  ),
  classNumber: optionalText(60),
  callNumber: optionalText(120),
  subjects: Lines,
  summary: optionalText(10_000),
  notes: Lines,
})
export type PlainFields = v.InferOutput<typeof PlainForm>

/** A record as the plain form shows it. */
export function plainFieldsOf(record: MarcRecord): PlainFields {
  const value = (tag: string, codes: string) => {
    const [field] = fieldsOf(record, tag)
    return field ? withoutMarks(subfieldValues(field, codes)[0] ?? '') : ''
  }
  const publication = fieldsOf(record, '264').length > 0 ? '264' : '260'
  const field008 = record.fields.find((field) => field.tag === '008')
  return {
    title: value('245', 'a'),
    subtitle: value('245', 'b'),
    responsibility: value('245', 'c'),
    author: value('100', 'a'),
    edition: value('250', 'a'),
    place: value(publication, 'a'),
    publisher: value(publication, 'b'),
    year: /\d{4}/.exec(value(publication, 'c'))?.[0] ?? '',
    extent: value('300', 'a'),
    series: value('490', 'a'),
    isbn: value('020', 'a'),
    language: field008 && isControl(field008) ? field008.value.slice(35, 38).trim().replaceAll('|', '') : '',
    classNumber: value('082', 'a'),
    callNumber: value('084', 'a') || value('090', 'a'),
    subjects: fieldsOf(record, '650').map(subjectLine),
    summary: value('520', 'a'),
    notes: fieldsOf(record, '500').map((field) => subfieldValues(field, 'a')[0] ?? ''),
  }
}

const withoutMarks = (text: string) => text.replace(/\s*[/:;,=]\s*$/, '').trim()
const subjectLine = (field: DataField) => subfieldValues(field, 'avxyz').map(withoutMarks).join(' -- ')

/** Where one value of the form stands in the record, and the ISBD mark that follows it there. */
interface Slot {
  name: Exclude<keyof PlainFields, 'subjects' | 'notes' | 'language'>
  tag: string
  code: string
  indicators: string
  mark?: string
}

const slots: Slot[] = [
  { name: 'isbn', tag: '020', code: 'a', indicators: '  ' },
  { name: 'classNumber', tag: '082', code: 'a', indicators: '04' },
  { name: 'callNumber', tag: '084', code: 'a', indicators: '  ' },
  { name: 'author', tag: '100', code: 'a', indicators: '1 ', mark: ',' },
  { name: 'title', tag: '245', code: 'a', indicators: '10', mark: ' /' },
  { name: 'subtitle', tag: '245', code: 'b', indicators: '10', mark: ' /' },
  { name: 'responsibility', tag: '245', code: 'c', indicators: '10' },
  { name: 'edition', tag: '250', code: 'a', indicators: '  ' },
  { name: 'place', tag: '264', code: 'a', indicators: ' 1', mark: ' :' },
  { name: 'publisher', tag: '264', code: 'b', indicators: ' 1', mark: ',' },
  { name: 'year', tag: '264', code: 'c', indicators: ' 1' },
  { name: 'extent', tag: '300', code: 'a', indicators: '  ' },
  { name: 'series', tag: '490', code: 'a', indicators: '0 ' },
  { name: 'summary', tag: '520', code: 'a', indicators: '  ' },
]

/**
 * Changes in a record just what the form changed: a value left as it was shown is left in the record to the letter,
 * punctuation and further subfields included.
 */
export function applyPlainFields(record: MarcRecord, wanted: PlainFields): MarcRecord {
  const shown = plainFieldsOf(record)
  let fields = record.fields
  for (const slot of slots)
    if (wanted[slot.name] !== shown[slot.name]) fields = withValue(fields, slot, wanted[slot.name])
  if (!sameLines(wanted.subjects, shown.subjects)) fields = withSubjects(fields, wanted.subjects)
  if (!sameLines(wanted.notes, shown.notes)) fields = withNotes(fields, wanted.notes)
  if (wanted.language !== shown.language || wanted.year !== shown.year)
    fields = withFixedField(fields, wanted)
  return { leader: record.leader, fields }
}

const sameLines = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n')

function withValue(fields: readonly MarcField[], slot: Slot, value: string): MarcField[] {
  const tag = slot.tag === '264' && fields.some((field) => field.tag === '260') ? '260' : slot.tag
  const place = fields.findIndex((field) => field.tag === tag)
  const old = fields[place]
  if (!old || isControl(old)) return value === '' ? [...fields] : inserted(fields, newField(tag, slot, value))
  const subfields = replaced(old.subfields, slot, value)
  return subfields.length === 0
    ? fields.toSpliced(place, 1)
    : fields.toSpliced(place, 1, { ...old, subfields })
}

function replaced(
  subfields: DataField['subfields'],
  { code, mark = '' }: Slot,
  value: string,
): DataField['subfields'] {
  const place = subfields.findIndex((subfield) => subfield.code === code)
  const old = subfields[place]
  if (value === '') return place < 0 ? subfields : subfields.toSpliced(place, 1)
  if (old) {
    const kept = /\s*[/:;,=.]\s*$/.exec(old.value)?.[0] ?? ''
    return subfields.toSpliced(place, 1, { code, value: value + (/[.]$/.test(value) ? '' : kept) })
  }
  const later = subfields.findIndex((subfield) => subfield.code > code)
  const at = later < 0 ? subfields.length : later
  return subfields.toSpliced(at, 0, { code, value: value + (at < subfields.length ? mark : '') })
}

const newField = (tag: string, { code, indicators }: Slot, value: string): DataField => ({
  tag,
  ind1: indicators.charAt(0),
  ind2: indicators.charAt(1),
  subfields: [{ code, value }],
})

/** Before the first field of a higher tag, as cataloguers order them. */
function inserted(fields: readonly MarcField[], field: DataField): MarcField[] {
  const place = fields.findIndex(({ tag }) => tag > field.tag)
  return fields.toSpliced(place < 0 ? fields.length : place, 0, field)
}

/** Subjects kept in their fields where their line did not change; new ones come after them. */
function withSubjects(fields: readonly MarcField[], lines: readonly string[]): MarcField[] {
  const old = fields.filter((field): field is DataField => field.tag === '650' && !isControl(field))
  const fresh = lines.map((line) => old.find((field) => subjectLine(field) === line) ?? newSubject(line))
  return replacedTag(fields, '650', fresh)
}

function newSubject(line: string): DataField {
  const [main = '', ...divisions] = line.split(/\s+--\s+/)
  const subfields = [{ code: 'a', value: main }, ...divisions.map((value) => ({ code: 'x', value }))]
  return { tag: '650', ind1: ' ', ind2: '4', subfields }
}

function withNotes(fields: readonly MarcField[], lines: readonly string[]): MarcField[] {
  const old = fields.filter((field): field is DataField => field.tag === '500' && !isControl(field))
  const fresh = lines.map(
    (line) =>
      old.find((field) => subfieldValues(field, 'a')[0] === line) ??
      ({ tag: '500', ind1: ' ', ind2: ' ', subfields: [{ code: 'a', value: line }] } satisfies DataField),
  )
  return replacedTag(fields, '500', fresh)
}

function replacedTag(fields: readonly MarcField[], tag: string, fresh: DataField[]): MarcField[] {
  const first = fields.findIndex((field) => field.tag === tag)
  const rest = fields.filter((field) => field.tag !== tag)
  const after = rest.findIndex((field) => field.tag > tag)
  const place = first >= 0 ? first : after < 0 ? rest.length : after
  return rest.toSpliced(place, 0, ...fresh)
}

/** Year and language also stand in the fixed positions of 008, which decide the facets. */
function withFixedField(fields: readonly MarcField[], { year, language }: PlainFields): MarcField[] {
  const place = fields.findIndex(({ tag }) => tag === '008')
  const old = fields[place]
  const value = (old && isControl(old) ? old.value : '').padEnd(40, ' ')
  const dated = year === '' ? value : value.slice(0, 7) + year + value.slice(11)
  const spoken = dated.slice(0, 35) + (language || dated.slice(35, 38)) + dated.slice(38)
  const field = { tag: '008', value: spoken }
  if (place >= 0) return fields.toSpliced(place, 1, field)
  const after = fields.findIndex(({ tag }) => tag > '008')
  return fields.toSpliced(after < 0 ? fields.length : after, 0, field)
}

/** A record with nothing in it yet: a printed book in the language of the library. */
export const emptyRecord = (): MarcRecord => ({
  leader: '00000nam a2200000 i 4500',
  fields: [{ tag: '008', value: '      s        io            000 0 ind d' }],
})
