import type { DataField, MarcRecord } from '#modules/catalogue/index.ts'
import { plainTitles, type PlainTitle, type SyntheticCopy } from './plain-titles.ts'

export { seeded } from './chance.ts'
export type { SyntheticCopy } from './plain-titles.ts'

export interface SyntheticTitle {
  marc: MarcRecord
  popularity: number
  copies: SyntheticCopy[]
}

/** The titles of `plainTitles` as records with their copies. */
export function* syntheticTitles(count: number, seed = 1): Generator<SyntheticTitle> {
  for (const title of plainTitles(count, seed))
    yield { marc: toMarc(title, seed), popularity: title.popularity, copies: title.copies }
}

const leaders = {
  buku: '00000nam a2200000 i 4500',
  video: '00000ngm a2200000 i 4500',
  'terbitan-berkala': '00000nas a2200000 i 4500',
}
const audienceCodes = { anak: 'j', remaja: 'd' }

function toMarc(title: PlainTitle, seed: number): MarcRecord {
  const { number, year, language, authors, subtitle, series, summary } = title
  const [first, ...others] = authors
  const audience = title.audience ? audienceCodes[title.audience] : ' '
  const end = title.responsibility === '' ? '' : ' /'
  return {
    leader: leaders[title.material],
    fields: [
      { tag: '001', value: `SYN${seed}-${number}` },
      { tag: '008', value: `260101s${year}    io     ${audience}      000 0 ${language} d` },
      field('020', '  ', ['a', title.isbn]),
      field('082', '04', ['a', title.ddc], ['2', '23']),
      ...(first === undefined ? [] : [field('100', '1 ', ['a', first])]),
      field(
        '245',
        '10',
        ...(subtitle === undefined
          ? [['a', title.title + end] as const]
          : [['a', `${title.title} :`] as const, ['b', subtitle + end] as const]),
        ...(title.responsibility === '' ? [] : [['c', title.responsibility] as const]),
      ),
      field('264', ' 1', ['a', `${title.place} :`], ['b', `${title.publisher},`], ['c', String(year)]),
      field('300', '  ', ['a', `${80 + (number % 500)} halaman`]),
      ...(series ? [field('490', '0 ', ['a', `${series.title} ;`], ['v', String(series.volume)])] : []),
      ...(summary === undefined ? [] : [field('520', '  ', ['a', summary])]),
      ...title.subjects.map(([head = '', part]) =>
        field('650', ' 4', ['a', head], ...(part === undefined ? [] : [['x', part] as const])),
      ),
      ...others.map((name) => field('700', '1 ', ['a', name])),
    ],
  }
}

const field = (
  tag: string,
  indicators: string,
  ...subfields: (readonly [code: string, value: string])[]
): DataField => ({
  tag,
  ind1: indicators.charAt(0),
  ind2: indicators.charAt(1),
  subfields: subfields.map(([code, value]) => ({ code, value })),
})
