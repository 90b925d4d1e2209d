import type { Material, RecordDescription } from '../describe/describe-record.ts'
import { citedNames } from './citation-names.ts'

const types: Record<Material, string> = {
  buku: 'BOOK',
  'terbitan-berkala': 'SER',
  artikel: 'JOUR',
  elektronik: 'EBOOK',
  peta: 'MAP',
  musik: 'MUSIC',
  'rekaman-suara': 'SOUND',
  video: 'VIDEO',
  gambar: 'ART',
  braille: 'BOOK',
  naskah: 'MANSCPT',
  kit: 'GEN',
  objek: 'GEN',
  campuran: 'GEN',
}

/** Writes one reference in RIS, as EndNote, Mendeley and Zotero read it; `permalink` is the title's own address. */
export function writeRis(description: RecordDescription, permalink?: string): string {
  const { title, edition, places, publishers, year, series, isbns, issns } = description
  const lines: [string, string | number | undefined][] = [
    ['TY', types[description.material]],
    ...citedNames(description.headings).map(({ name }) => pair('AU', name)),
    ['TI', title],
    ...series.map((name) => pair('T3', name)),
    ['ET', edition],
    ['CY', places[0]],
    ['PB', publishers[0]],
    ['PY', year],
    ...[...isbns, ...issns].map((number) => pair('SN', number)),
    ...description.languages.map((language) => pair('LA', language)),
    ['CN', description.callNumber ?? description.classNumber],
    ...description.subjects.map((subject) => pair('KW', subject)),
    ['AB', description.summary],
    ...[permalink, ...description.links.map(({ url }) => url)].map((url) => pair('UR', url)),
    ['ER', ''],
  ]
  return `${lines.map(line).join('')}\r\n`
}

const pair = (tag: string, value: string | undefined): [string, string | undefined] => [tag, value]

const line = ([tag, value]: [string, string | number | undefined]): string =>
  value === undefined || (value === '' && tag !== 'ER')
    ? ''
    : `${tag}  - ${String(value).replaceAll(/\s+/g, ' ').trim()}\r\n`
