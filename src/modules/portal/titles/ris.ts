import type { RecordDetails } from '#modules/catalogue/index.ts'

const types: Record<string, string> = {
  buku: 'BOOK',
  'terbitan-berkala': 'JFULL',
  artikel: 'JOUR',
  peta: 'MAP',
  musik: 'MUSIC',
  'rekaman-suara': 'SOUND',
  video: 'VIDEO',
  elektronik: 'EBOOK',
  gambar: 'ART',
  naskah: 'MANSCPT',
}

/** A title as RIS, which Zotero, Mendeley and EndNote read. */
export function risOf({
  id,
  description,
  headings,
}: Pick<RecordDetails, 'id' | 'description' | 'headings'>): string {
  const authors = headings.filter(({ role }) => role === 'author').map(({ heading, text }) => heading ?? text)
  const lines: [string, string | number | undefined][] = [
    ['TY', types[description.material] ?? 'GEN'],
    ['ID', id],
    ['TI', description.title],
    ...authors.map((author): [string, string] => ['AU', author]),
    ['PY', description.year],
    ['PB', description.publishers[0]],
    ['CY', description.places[0]],
    ['ET', description.edition],
    ...description.series.map((series): [string, string] => ['T2', series]),
    ...[...description.isbns, ...description.issns].map((number): [string, string] => ['SN', number]),
    ...description.subjects.map((subject): [string, string] => ['KW', subject]),
    ['AB', description.summary],
    ['LA', description.languages[0]],
    ['CN', description.callNumber],
    ...description.links.map(({ url }): [string, string] => ['UR', url]),
    ['ER', ''],
  ]
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([tag, value]) => `${tag}  - ${String(value).replaceAll(/\s+/g, ' ').trim()}\r\n`)
    .join('')
}
