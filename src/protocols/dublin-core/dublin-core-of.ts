import { describeRecord, isControl, type MarcRecord, type Material } from '#modules/catalogue/index.ts'
import { escapeXml } from '../xml.ts'

export const dublinCoreNames = [
  'title',
  'creator',
  'subject',
  'description',
  'publisher',
  'contributor',
  'date',
  'type',
  'format',
  'identifier',
  'source',
  'language',
  'relation',
  'coverage',
  'rights',
] as const
export type DublinCoreName = (typeof dublinCoreNames)[number]

export interface DublinCoreElement {
  name: DublinCoreName
  value: string
}

/** Terms of the DCMI type vocabulary for our kinds of material. */
export const dcmiTypes: Partial<Record<Material, string>> = {
  buku: 'Text',
  'terbitan-berkala': 'Text',
  artikel: 'Text',
  braille: 'Text',
  naskah: 'Text',
  musik: 'Text',
  peta: 'Image',
  gambar: 'StillImage',
  video: 'MovingImage',
  'rekaman-suara': 'Sound',
  elektronik: 'Software',
  objek: 'PhysicalObject',
  kit: 'PhysicalObject',
  campuran: 'Collection',
}

/** A record in simple Dublin Core: elements in a fixed order, each as often as the record has it. */
export function dublinCoreOf(record: MarcRecord): DublinCoreElement[] {
  const { title, otherTitles, headings, ...description } = describeRecord(record)
  const people = headings.filter(({ role, tag }) => role === 'author' && tag !== '880')
  const places = headings.filter(({ role, kind }) => role === 'subject' && kind === 'place')
  const isMain = ({ tag }: { tag: string }) => tag.startsWith('1')
  const textsOf = (found: { text: string }[]) => found.map(({ text }) => text)
  return [
    ...elements('title', [title, ...otherTitles]),
    ...elements('creator', textsOf(people.filter(isMain))),
    ...elements('subject', [...description.subjects, ...present(description.classNumber)]),
    ...elements('description', [
      ...present(description.summary),
      ...description.contents,
      ...description.notes,
    ]),
    ...elements('publisher', description.publishers),
    ...elements('contributor', textsOf(people.filter((one) => !isMain(one)))),
    ...elements('date', present(description.year?.toString())),
    ...elements('type', [...present(dcmiTypes[description.material]), ...description.genres]),
    ...elements('format', present(description.extent)),
    ...elements('identifier', identifiersOf(description)),
    ...elements('language', description.languages),
    ...elements('relation', description.series),
    ...elements('coverage', textsOf(places).map(withoutSubdivisions)),
    ...elements('rights', rightsOf(record)),
  ]
}

/** The elements as XML, one a line, each with its namespace prefix `dc`, which the container declares. */
export const dublinCoreXml = (elementsOfRecord: readonly DublinCoreElement[]): string =>
  elementsOfRecord.map(({ name, value }) => `<dc:${name}>${escapeXml(value)}</dc:${name}>\n`).join('')

/** `Indonesia -- Sejarah` covers Indonesia. */
const withoutSubdivisions = (heading: string): string => heading.split(' -- ', 1)[0] ?? ''

const present = (text: string | undefined): string[] => (text === undefined ? [] : [text])

const elements = (name: DublinCoreName, values: readonly string[]): DublinCoreElement[] =>
  [...new Set(values.map((value) => value.trim()))]
    .filter((value) => value !== '')
    .map((value) => ({ name, value }))

const identifiersOf = (numbers: { isbns: string[]; issns: string[]; links: { url: string }[] }): string[] => [
  ...numbers.isbns.map((isbn) => `urn:isbn:${isbn}`),
  ...numbers.issns.map((issn) => `urn:issn:${issn}`),
  ...numbers.links.map(({ url }) => url),
]

/** Restrictions on access and terms of use. */
const rightsOf = ({ fields }: MarcRecord): string[] =>
  fields.flatMap((field) =>
    !isControl(field) && (field.tag === '506' || field.tag === '540')
      ? field.subfields.filter(({ code }) => code === 'a').map(({ value }) => value)
      : [],
  )
