import { isControl, type DataField, type MarcField } from '../marc/record.ts'
import type { PlainName } from './plain-form.ts'
import { oneLine, paragraphs, plainText } from './plain-text.ts'

/** Where one value of the form stands in a record. */
export interface Slot {
  name: Exclude<PlainName, 'otherAuthors' | 'subjects' | 'notes' | 'language' | 'year'> | 'date'
  code: string
  /** How its subfield is shown; what this takes off the end stays in the record. */
  shown(value: string): string
  /** The field it is read from and written to; undefined when the record has none. */
  find(fields: readonly MarcField[], code: string): DataField | undefined
  /** Made when the record has no such field. */
  tag: string
  indicators: string
  /** The field makes no sense without this subfield. */
  needed?: boolean
}

const dataOf = (fields: readonly MarcField[], ...tags: string[]): DataField[] =>
  tags.flatMap((tag) => fields.filter((field): field is DataField => field.tag === tag && !isControl(field)))

const first =
  (...tags: string[]): Slot['find'] =>
  (fields) =>
    dataOf(fields, ...tags)[0]

/** The first that has the subfield: an 020 may hold no more than a wrong number. */
const firstWith =
  (...tags: string[]): Slot['find'] =>
  (fields, code) =>
    dataOf(fields, ...tags).find(({ subfields }) => subfields.some((subfield) => subfield.code === code))

// As pages choose it: RDA's 264 of publication, then AACR's 260, then any other 264.
const publication: Slot['find'] = (fields) =>
  dataOf(fields, '264').find(({ ind2 }) => ind2 === '1') ?? dataOf(fields, '260', '264')[0]

const text = { shown: plainText }
const title = { ...text, find: first('245'), tag: '245', indicators: '00' }
const note = { code: 'a', shown: oneLine, needed: true }
const imprint = { ...text, find: publication, tag: '264', indicators: ' 1' }

export const slots: readonly Slot[] = [
  { name: 'isbn', code: 'a', shown: oneLine, find: firstWith('020'), tag: '020', indicators: '  ' },
  {
    name: 'classNumber',
    code: 'a',
    shown: oneLine,
    find: firstWith('082'),
    tag: '082',
    indicators: '04',
    needed: true,
  },
  {
    name: 'callNumber',
    code: 'a',
    shown: oneLine,
    find: firstWith('084', '090', '099', '092'),
    tag: '084',
    indicators: '  ',
    needed: true,
  },
  {
    ...text,
    name: 'author',
    code: 'a',
    find: first('100', '110', '111'),
    tag: '100',
    indicators: '0 ',
    needed: true,
  },
  { ...title, name: 'title', code: 'a' },
  { ...title, name: 'subtitle', code: 'b' },
  { ...title, name: 'responsibility', code: 'c' },
  { ...text, name: 'edition', code: 'a', find: first('250'), tag: '250', indicators: '  ' },
  { ...imprint, name: 'place', code: 'a' },
  { ...imprint, name: 'publisher', code: 'b' },
  { ...imprint, name: 'date', code: 'c' },
  { ...text, name: 'extent', code: 'a', find: first('300'), tag: '300', indicators: '  ' },
  { ...text, name: 'series', code: 'a', find: firstWith('490'), tag: '490', indicators: '0 ', needed: true },
  { name: 'issn', code: 'a', shown: oneLine, find: firstWith('022'), tag: '022', indicators: '  ' },
  { ...text, name: 'frequency', code: 'a', find: first('310'), tag: '310', indicators: '  ', needed: true },
  { ...text, name: 'numbering', code: 'a', find: first('362'), tag: '362', indicators: '0 ', needed: true },
  { ...text, name: 'scale', code: 'a', find: first('255'), tag: '255', indicators: '  ' },
  { ...note, name: 'performers', find: first('511'), tag: '511', indicators: '0 ' },
  { ...note, name: 'system', find: first('538'), tag: '538', indicators: '  ' },
  { ...note, name: 'address', code: 'u', find: firstWith('856'), tag: '856', indicators: '40' },
  { ...note, name: 'languageNote', find: first('546'), tag: '546', indicators: '  ' },
  { ...text, name: 'host', code: 't', find: first('773'), tag: '773', indicators: '0 ' },
  { ...text, name: 'hostPart', code: 'g', find: first('773'), tag: '773', indicators: '0 ' },
  { ...note, name: 'provenance', find: first('561'), tag: '561', indicators: '  ' },
  { name: 'summary', code: 'a', shown: paragraphs, find: firstWith('520'), tag: '520', indicators: '  ' },
]

const otherTags: Partial<Record<PlainName, string>> = {
  otherAuthors: '700',
  subjects: '650',
  notes: '500',
  language: '008',
  year: '264',
}

/** The field that a value of the form mostly stands in. */
export const tagOfName = (name: PlainName): string =>
  otherTags[name] ?? slots.find((slot) => slot.name === name)?.tag ?? ''

/** What a slot holds, to the letter. */
export const heldBy = (slot: Slot, fields: readonly MarcField[]): string =>
  slot.find(fields, slot.code)?.subfields.find(({ code }) => code === slot.code)?.value ?? ''
