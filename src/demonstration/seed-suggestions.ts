import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { decide, mergeSuggestions, suggest, vote } from '#modules/acquisition/index.ts'
import { dice } from './dice.ts'

interface Wish {
  title: string
  author: string
  /** Members who support it. */
  votes: number
  daysAgo: number
}

// Made-up titles and authors.
const wishes: readonly Wish[] = [
  { title: 'Bercocok tanam belimbing di pekarangan', author: 'Suparman Hadi', votes: 14, daysAgo: 61 },
  { title: 'Cerita wayang untuk anak', author: 'Lintang Sasongko', votes: 11, daysAgo: 40 },
  { title: 'Belajar bahasa Jawa krama', author: 'Retno Palupi', votes: 9, daysAgo: 33 },
  { title: 'Merawat sepeda sendiri', author: 'Joko Mulyono', votes: 6, daysAgo: 25 },
  { title: 'Kue basah Blitar', author: 'Endah Kartika', votes: 5, daysAgo: 12 },
  { title: 'Gunung Kelud: letusan dan warganya', author: 'Fajar Nugroho', votes: 4, daysAgo: 8 },
]
/** The same title once more, as another reader wrote it. */
const twin: Wish = { title: 'Cerita wayang buat anak-anak', author: 'L. Sasongko', votes: 5, daysAgo: 21 }

/** What members would like, with who supports it; two of one title have been joined. */
export async function seedSuggestions(db: Db, now: Date): Promise<void> {
  const [first] = wishes
  const done = await db
    .selectFrom('acquisition.suggestions')
    .select('id')
    .where('title', '=', first?.title ?? '')
    .executeTakeFirst()
  if (done) return
  const rows = await db
    .selectFrom('patrons.patrons')
    .select('id')
    .where('standing', '=', 'active')
    .where('category', 'in', ['umum', 'pelajar', 'mahasiswa'])
    .orderBy('id')
    .limit(120)
    .execute()
  const readers = rows.map(({ id }) => id)
  const roll = dice(23)
  const ids = new Map<string, number>()
  for (const wish of [...wishes.toReversed(), twin]) {
    const id = await shown(db, wish, readers, { roll, now })
    if (id !== undefined) ids.set(wish.title, id)
  }
  const [from, into] = [ids.get(twin.title), ids.get(wishes[1]?.title ?? '')]
  if (from !== undefined && into !== undefined)
    await mergeSuggestions(db, { from, into }, { actor: systemActor, now })
}

/** One that staff have shown, with its votes. */
async function shown(
  db: Db,
  { title, author, votes, daysAgo }: Wish,
  readers: readonly number[],
  { roll, now }: { roll: () => number; now: Date },
): Promise<number | undefined> {
  const start = Math.floor(roll() * readers.length)
  const [proposer, ...supporters] = Array.from(
    { length: votes },
    (_, place) => readers[(start + place * 7) % readers.length] ?? 0,
  )
  const then = new Date(now.getTime() - daysAgo * 86_400_000)
  const suggestion = { title, author, isbn: '', publisher: '', year: '2026', reason: '' }
  const made = await suggest(db, { patronId: proposer ?? 0, suggestion }, then)
  if (!made.ok) return undefined
  const { id } = made.value
  await decide(db, { id, state: 'open', answer: '', recordId: null }, { actor: systemActor, now: then })
  for (const patronId of supporters) await vote(db, { suggestionId: id, patronId, wanted: true })
  return id
}
