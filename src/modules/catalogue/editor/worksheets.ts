import type { MarcField, MarcRecord } from '../marc/record.ts'
import type { Material } from '../describe/material-of.ts'
import type { PlainName } from '../plain/plain-form.ts'

/** A worksheet (lembar kerja): what is asked of one kind of material, and what a new record of it begins with. */
export interface Worksheet {
  code: string
  name: { id: string; en: string }
  /** Fields of the plain form, in their order. */
  names: readonly PlainName[]
  /** Of these, those that a new record must have. */
  needed: readonly PlainName[]
  /** Type of record and bibliographic level: leader/06-07. */
  type: string
  /** 008/18-34, which differ by material; a blank is a space. */
  fixed: string
  /** 008/06: `s` a single date, `c` a serial that still comes out. */
  dates?: string
  field007?: string
  /** Codes of content, media and carrier: 336, 337, 338 $b. */
  carrier: readonly [string, string, string]
  /** Further lines that the full form offers for a new record, as `022 ## a`. */
  lines: readonly string[]
}

const who: readonly PlainName[] = ['title', 'subtitle', 'responsibility', 'author', 'otherAuthors']
const published: readonly PlainName[] = ['place', 'publisher', 'year']
const about: readonly PlainName[] = ['classNumber', 'callNumber', 'language', 'subjects', 'notes', 'summary']
const lines = [
  '041 ## a',
  '082 04 a',
  '084 ## a',
  '100 0# a',
  '245 10 abc',
  '264 #1 abc',
  '300 ## ac',
  '650 #4 a',
  '700 1# ae',
]

const book: Worksheet = {
  code: 'buku',
  name: { id: 'Buku', en: 'Book' },
  names: [...who, 'isbn', 'edition', ...published, 'extent', 'series', ...about],
  needed: ['title'],
  type: 'am',
  fixed: '           000 0 ',
  carrier: ['txt', 'n', 'nc'],
  lines: ['020 ## a', '250 ## a', '490 0# av', '520 ## a', ...lines],
}

export const worksheets: readonly Worksheet[] = [
  book,
  {
    code: 'berkala',
    name: { id: 'Terbitan berkala', en: 'Serial' },
    names: [
      'title',
      'subtitle',
      'responsibility',
      'issn',
      'frequency',
      'numbering',
      ...published,
      'extent',
      ...about,
    ],
    needed: ['title', 'frequency'],
    type: 'as',
    fixed: ' r p       0   a0',
    dates: 'c',
    carrier: ['txt', 'n', 'nc'],
    lines: ['022 ## a', '310 ## a', '362 0# a', '780 00 t', '785 00 t', ...lines],
  },
  {
    code: 'artikel',
    name: { id: 'Artikel', en: 'Article' },
    names: [...who, 'host', 'hostPart', 'year', 'extent', 'issn', ...about],
    needed: ['title', 'host'],
    type: 'ab',
    fixed: ' |         0    0',
    carrier: ['txt', 'n', 'nc'],
    lines: ['773 0# tgx', '520 ## a', ...lines],
  },
  {
    code: 'peta',
    name: { id: 'Peta', en: 'Map' },
    names: [...who, 'scale', 'edition', ...published, 'extent', 'series', ...about],
    needed: ['title', 'scale'],
    type: 'em',
    fixed: '       a     0   ',
    field007: 'aj canzn',
    carrier: ['cri', 'n', 'nb'],
    lines: ['034 1# ab', '255 ## abc', '651 #4 a', ...lines],
  },
  {
    code: 'audio',
    name: { id: 'Rekaman suara', en: 'Sound recording' },
    names: [...who, 'performers', ...published, 'extent', 'series', 'system', ...about],
    needed: ['title'],
    type: 'im',
    fixed: 'nnn              ',
    field007: 'sd fsngnnmmned',
    carrier: ['spw', 's', 'sd'],
    lines: ['028 00 ab', '306 ## a', '511 0# a', ...lines],
  },
  {
    code: 'video',
    name: { id: 'Video', en: 'Video' },
    names: [...who, 'performers', ...published, 'extent', 'system', ...about],
    needed: ['title'],
    type: 'gm',
    fixed: '---            vl',
    field007: 'vd cvaizq',
    carrier: ['tdi', 'v', 'vd'],
    lines: ['306 ## a', '508 ## a', '511 1# a', '538 ## a', ...lines],
  },
  {
    code: 'braille',
    name: { id: 'Braille', en: 'Braille' },
    names: [...who, 'isbn', 'edition', ...published, 'extent', 'languageNote', ...about],
    needed: ['title'],
    type: 'am',
    fixed: '     f     000 0 ',
    field007: 'fb a  bnnn',
    carrier: ['tct', 'n', 'nc'],
    lines: ['020 ## a', '534 ## pc', '546 ## ab', '532 0# a', ...lines],
  },
  {
    code: 'elektronik',
    name: { id: 'Sumber elektronik', en: 'Electronic resource' },
    names: [...who, 'address', 'isbn', 'edition', ...published, 'extent', 'system', ...about],
    needed: ['title', 'address'],
    type: 'am',
    fixed: '     o     000 0 ',
    field007: 'cr |||||||||||',
    carrier: ['txt', 'c', 'cr'],
    lines: ['020 ## a', '538 ## a', '856 40 uy', '776 08 t', ...lines],
  },
  {
    code: 'lokal',
    name: { id: 'Muatan lokal', en: 'Local content' },
    names: [...who, ...published, 'extent', 'provenance', 'languageNote', ...about],
    needed: ['title', 'provenance'],
    type: 'am',
    fixed: '           000 0 ',
    carrier: ['txt', 'n', 'nc'],
    lines: ['043 ## a', '546 ## ab', '561 ## a', '651 #4 a', ...lines],
  },
]

export const worksheetOf = (code: string | undefined): Worksheet =>
  worksheets.find((worksheet) => worksheet.code === code) ?? book

const byMaterial: Partial<Record<Material, string>> = {
  'terbitan-berkala': 'berkala',
  artikel: 'artikel',
  elektronik: 'elektronik',
  peta: 'peta',
  musik: 'audio',
  'rekaman-suara': 'audio',
  video: 'video',
  braille: 'braille',
  naskah: 'lokal',
}

/** The worksheet that fits a record that is there already. */
export const worksheetFor = (material: Material): Worksheet => worksheetOf(byMaterial[material])

const language = 'ind'

/** A record with nothing in it but what the worksheet knows, begun on this day (`2026-12-07`). */
export function blankRecord(
  { type, fixed, dates = 's', field007, carrier }: Worksheet,
  day: string,
): MarcRecord {
  const date = day.slice(2).replaceAll('-', '')
  const years = dates === 'c' ? '    9999' : '        '
  const field008 = `${date}${dates}${years}io ${fixed.padEnd(17)}${language} d`
  const [content, media, kind] = carrier
  const coded = (tag: string, code: string, source: string): MarcField => ({
    tag,
    ind1: ' ',
    ind2: ' ',
    subfields: [
      { code: 'b', value: code },
      { code: '2', value: source },
    ],
  })
  return {
    leader: `00000n${type} a2200000 i 4500`,
    fields: [
      ...(field007 ? [{ tag: '007', value: field007 }] : []),
      { tag: '008', value: field008 },
      coded('336', content, 'rdacontent'),
      coded('337', media, 'rdamedia'),
      coded('338', kind, 'rdacarrier'),
    ],
  }
}

/** Empty fields for the full form of a new record; those left empty are not saved. */
export const offeredFields = ({ lines: offered }: Worksheet): MarcField[] =>
  offered.map((line) => ({
    tag: line.slice(0, 3),
    ind1: line.charAt(4).replace('#', ' '),
    ind2: line.charAt(5).replace('#', ' '),
    subfields: Array.from(line.slice(7), (code) => ({ code, value: '' })),
  }))
