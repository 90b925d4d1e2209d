import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { createAuthority, type DataField, type MarcRecord } from '#modules/catalogue/index.ts'

interface Name {
  heading: string
  dates?: string
  variants: string[]
  seeAlso?: string[]
  note?: string
}

// Well-known facts about well-known people; other forms are those under which readers look for them.
const people: Name[] = [
  {
    heading: 'Toer, Pramoedya Ananta',
    variants: ['Pramudya Ananta Tur', 'Tur, Pramudya Ananta', 'Pram', 'Toer, Pramudya Ananta'],
    note: 'Sastrawan kelahiran Blora.',
  },
  {
    heading: 'Sukarno',
    variants: ['Soekarno', 'Bung Karno', 'Soekarno, Ir.', 'Kusno Sosrodihardjo'],
    note: 'Presiden pertama Republik Indonesia; dimakamkan di Blitar.',
  },
  {
    heading: 'Hamka',
    variants: ['Haji Abdul Malik Karim Amrullah', 'Amrullah, Abdul Malik Karim', 'Buya Hamka'],
  },
  { heading: 'Kartini, R. A.', variants: ['Kartini, Raden Ajeng', 'Raden Adjeng Kartini', 'RA Kartini'] },
  { heading: 'Dini, Nh.', variants: ['N.H. Dini', 'Nurhayati Sri Hardini Siti Nukatin'] },
  { heading: 'Navis, A. A.', variants: ['Ali Akbar Navis', 'Navis, Ali Akbar'] },
  { heading: 'Hirata, Andrea', variants: ['Andrea Hirata Seman Said Harun'] },
  { heading: 'Mangunwijaya, Y. B.', variants: ['Romo Mangun', 'Yusuf Bilyarta Mangunwijaya'] },
  { heading: 'Wijaya, Putu', variants: ['I Gusti Ngurah Putu Wijaya', 'Putu Widjaja'] },
  {
    heading: 'Alisjahbana, Sutan Takdir',
    variants: ['S. Takdir Alisyahbana', 'Alisyahbana, Sutan Takdir', 'STA'],
  },
]

const topics: Name[] = [
  {
    heading: 'Fiksi Indonesia',
    variants: ['Novel Indonesia', 'Roman Indonesia'],
    seeAlso: ['Cerita pendek Indonesia'],
  },
  { heading: 'Cerita pendek Indonesia', variants: ['Cerpen Indonesia'], seeAlso: ['Fiksi Indonesia'] },
  { heading: 'Cerita anak Indonesia', variants: ['Bacaan anak Indonesia', 'Dongeng anak'] },
  { heading: 'Indonesia -- Sejarah', variants: ['Sejarah Indonesia'] },
  { heading: 'Ilmu perpustakaan', variants: ['Perpustakaan, Ilmu', 'Pustakawanan'] },
]

/** Names and subjects with the other forms under which people look for them. Those already there stay. */
export async function seedAuthorities(db: Db): Promise<void> {
  for (const name of people) await createAuthority(db, authorityRecord(name, '00', '1'), systemActor)
  for (const topic of topics) await createAuthority(db, authorityRecord(topic, '50', ' '), systemActor)
}

function authorityRecord(
  { heading, variants, seeAlso = [], note }: Name,
  kind: string,
  ind1: string,
): MarcRecord {
  const field = (tag: string, value: string): DataField => ({
    tag,
    ind1,
    ind2: ' ',
    subfields: subfieldsOf(value, kind),
  })
  return {
    leader: '00000nz  a2200000n  4500',
    fields: [
      { tag: '008', value: '261124n|||aznnnabbn          |a ana      ' },
      {
        tag: '040',
        ind1: ' ',
        ind2: ' ',
        subfields: [
          { code: 'a', value: 'ID-DEMO' },
          { code: 'b', value: 'ind' },
        ],
      },
      field(`1${kind}`, heading),
      ...variants.map((variant) => field(`4${kind}`, variant)),
      ...seeAlso.map((other) => field(`5${kind}`, other)),
      ...(note ? [{ tag: '678', ind1: '0', ind2: ' ', subfields: [{ code: 'a', value: note }] }] : []),
    ],
  }
}

function subfieldsOf(value: string, kind: string) {
  const [main = '', ...divisions] = kind === '50' ? value.split(' -- ') : [value]
  return [{ code: 'a', value: main }, ...divisions.map((division) => ({ code: 'x', value: division }))]
}
