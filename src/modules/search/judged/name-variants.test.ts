import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import { createAuthority, createRecord, type MarcRecord } from '#modules/catalogue/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { marcText } from '../../../../test/support/marc-text.ts'
import { correct } from '../engine/correct-words.ts'
import { apply, createEngine, search, type Engine } from '../engine/engine.ts'
import { findResults } from '../find-results.ts'
import { loadAllDocuments } from '../index-source/load-documents.ts'
import { searchFor } from '../query/search-address.ts'
import { analysis } from '../text/analysis.ts'

const { db } = await testDatabase()

/** Authorities as a library has them, with a title each; the title bears the heading alone. */
const people: [heading: string, title: string, ...variants: string[]][] = [
  ['Sukarno, 1901-1970', 'Indonesia menggugat', 'Bung Karno', 'سوكارنو', 'ꦱꦸꦏꦂꦤ'],
  ['Toer, Pramoedya Ananta, 1925-2006', 'Bumi manusia', 'Pramudya Ananta Tur'],
  ['Ghazali, Abu Hamid Muhammad', 'Penyelamat dari kesesatan', 'Al-Gazzali', 'الغزالي، أبو حامد', 'Algazel'],
  ['Nawawi, Yahya bin Syaraf', 'Taman orang saleh', 'An-Nawawi', 'Imam Nawawi', 'النووي'],
  ['Ranggawarsita, Raden Ngabehi', 'Jaman edan', 'Ronggowarsito', 'Bagus Burhan', 'ꦫꦁꦒꦮꦂꦱꦶꦠ'],
  ['Hamka, 1908-1981', 'Tenggelamnya kapal', 'Abdul Malik Karim Amrullah', 'Buya Hamka'],
  ['Hatta, Mohammad', 'Demokrasi kita', 'Bung Hatta'],
  ['Mangkunegara IV', 'Wedhatama', 'KGPAA Mangkunagara IV', 'Mangkoenagoro IV'],
  ['Ibnu Sina', 'Ilmu pengobatan', 'Avicenna', 'Ibn Sina', 'ابن سينا'],
  ['Lubis, Mochtar', 'Harimau', 'Muchtar Lubis'],
]

const judged: [typed: string, title: string][] = [
  ['Soekarno', 'Indonesia menggugat'],
  ['Bung Karno', 'Indonesia menggugat'],
  ['سوكارنو', 'Indonesia menggugat'],
  ['ꦱꦸꦏꦂꦤ', 'Indonesia menggugat'],
  ['pramudya ananta tur', 'Bumi manusia'],
  ['Pramoedja Ananta Toer', 'Bumi manusia'],
  ['al-Ghazali', 'Penyelamat dari kesesatan'],
  ['gazzali', 'Penyelamat dari kesesatan'],
  ['الغزالي', 'Penyelamat dari kesesatan'],
  ['Algazel', 'Penyelamat dari kesesatan'],
  ['an-Nawawi', 'Taman orang saleh'],
  ['النووي', 'Taman orang saleh'],
  ['Ronggowarsito', 'Jaman edan'],
  ['ronggo warsito', 'Jaman edan'],
  ['ꦫꦁꦒꦮꦂꦱꦶꦠ', 'Jaman edan'],
  ['bagoes boerhan', 'Jaman edan'],
  ['buya hamka', 'Tenggelamnya kapal'],
  ['abdoel malik karim amroellah', 'Tenggelamnya kapal'],
  ['bung hatta', 'Demokrasi kita'],
  ['Muhammad Hatta', 'Demokrasi kita'],
  ['mangkoenegoro IV', 'Wedhatama'],
  ['mangkunagara', 'Wedhatama'],
  ['Avicenna', 'Ilmu pengobatan'],
  ['ابن سينا', 'Ilmu pengobatan'],
  ['Muchtar Lubis', 'Harimau'],
  ['Moechtar Loebis', 'Harimau'],
  // Linked by a cataloguer, though the form is none of the authority's own.
  ['penyambung lidah soekarnow', 'Indonesia menggugat'],
  // A book about a person, under a heading with subdivisions.
  ['ibu kartini biografi', 'Habis gelap'],
  ['ꦏꦂꦠꦶꦤꦶ', 'Habis gelap'],
  ['Raden Adjeng Kartini', 'Habis gelap'],
]

const authority = (heading: string, variants: string[]): MarcRecord =>
  marcText(
    [`100 1# $a ${heading}`, ...variants.map((form) => `400 1# $a ${form}`)].join('\n'),
    '00000nz  a2200000n  4500',
  )

let engine: Engine
const titles = new Map<number, string>()

before(async () => {
  engine = createEngine(analysis)
  for (const [heading, title, ...variants] of people) {
    const made = await createAuthority(db, authority(heading, variants), systemActor)
    assert.ok(made.ok)
    const marc = marcText(`100 1# $a ${heading}\n245 10 $a ${title}`)
    titles.set((await createRecord(db, marc, systemActor)).id, title)
  }
  const kartini = authority('Kartini, R. A., 1879-1904', ['Ibu Kartini', 'Raden Ajeng Kartini', 'ꦏꦂꦠꦶꦤꦶ'])
  assert.ok((await createAuthority(db, kartini, systemActor)).ok)
  const about = marcText('245 10 $a Habis gelap\n600 14 $a Kartini, R. A., $d 1879-1904 $x Biografi')
  titles.set((await createRecord(db, about, systemActor)).id, 'Habis gelap')
  await sql`
    with run as (
      insert into catalogue.link_runs (state, chosen, actor, created_by) values ('done', 1, '{}', '') returning id)
    insert into catalogue.authority_links (kind, key, text, authority_id, link_run_id, linked_by)
    select 'person', 'soekarnow', 'Penyambung lidah Soekarnow', authorities.id, run.id, ''
    from run, catalogue.authorities authorities where heading like 'Sukarno%'
  `.execute(db)
  for await (const documents of loadAllDocuments(db)) apply(engine, { upsert: documents, remove: [] }, 1)
})

for (const [typed, title] of judged) {
  test(`“${typed}” finds ${title} first`, async () => {
    const here = {
      search: (request: Parameters<typeof search>[1]) => Promise.resolve(search(engine, request)),
      correct: (words: readonly string[]) => Promise.resolve(correct(engine, words)),
    }
    const found = await findResults(here, searchFor(typed), { facets: [], perPage: 3 })
    assert.equal(titles.get(found.ids[0] ?? 0), title)
  })
}
