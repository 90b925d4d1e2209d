import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { saveList } from '#modules/portal/index.ts'

interface Curated {
  slug: string
  title: string
  description: string
  /** Titles as in the demonstration collection, in the order to show. */
  titles: string[]
}

const lists: Curated[] = [
  {
    slug: 'sastra-yang-wajib-dibaca-sekali',
    title: 'Sastra yang patut dibaca sekali seumur hidup',
    description: 'Dari Balai Pustaka sampai Pulau Buru: pilihan pustakawan untuk pembaca yang baru mulai.',
    titles: [
      'Bumi manusia',
      'Salah asuhan',
      'Layar terkembang',
      'Belenggu',
      'Atheis',
      'Robohnya surau kami',
      'Ziarah',
    ],
  },
  {
    slug: 'laskar-dan-sahabatnya',
    title: 'Laskar dan sahabatnya',
    description: 'Cerita tentang sekolah, mimpi, dan persahabatan untuk remaja.',
    titles: ['Laskar pelangi', 'Sang pemimpi', 'Negeri 5 menara', 'Perahu kertas'],
  },
  {
    slug: 'mengenal-indonesia',
    title: 'Mengenal Indonesia',
    description: 'Sejarah dan kebudayaan, dari naskah Jawa sampai perjuangan kemerdekaan.',
    titles: [
      'Di bawah bendera revolusi',
      'Habis gelap terbitlah terang',
      'Sejarah Indonesia modern',
      'Catatan seorang demonstran',
    ],
  },
]

/** Curated lists of those of the titles that the collection has. */
export async function seedLists(db: Db): Promise<void> {
  for (const [position, { titles, ...list }] of lists.entries()) {
    const { rows } = await sql<{ id: number }>`
      select distinct on (wanted.place) records.id
      from unnest(${titles}::text[]) with ordinality as wanted (title, place)
      join catalogue.records records on lower(records.title) = lower(wanted.title) and records.deleted_at is null
      order by wanted.place, records.id
    `.execute(db)
    await saveList(
      db,
      { ...list, position, published: true, recordIds: rows.map(({ id }) => id) },
      'Ratna Kusumawardani',
    )
  }
}
