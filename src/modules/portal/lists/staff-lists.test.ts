import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemActor } from '#kernel/audit.ts'
import { createRecord } from '#modules/catalogue/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { marcText } from '../../../../test/support/marc-text.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { addToList } from './arrange-lists.ts'
import { findStaffList, listStaffLists } from './find-staff-lists.ts'
import { slugOf } from './list-form.ts'
import { staffListRoutes } from './staff-routes.tsx'

const { db } = await testDatabase()
const web = await testWeb(db, () => [{ routes: [staffListRoutes] }])
const librarian = await web.staff('portal.lists')

const title = async (words: string, isbn = '') => {
  const marc = marcText(`${isbn && `020 ## $a ${isbn}`}\n245 10 $a ${words}`)
  return (await createRecord(db, marc, systemActor)).id
}
const bumi = await title('Bumi manusia', '9789799731234')
const laskar = await title('Laskar pelangi')
const make = async (name: string, titles = '') => {
  const answer = await librarian.post('/staf/daftar/baru', { title: name, description: '', titles })
  assert.equal(answer.status, 303)
  return Number(/(\d+)\?/.exec(answer.headers.get('Location') ?? '')?.[1])
}
const titlesOf = async (id: number) => (await findStaffList(db, id))?.titles.map((record) => record.id)

test('a list takes titles by number and by ISBN, in the order typed', async () => {
  const id = await make('Sastra Indonesia', `${laskar} Laskar pelangi\r\n\r\n978-979-97312-3-4\r\n${laskar}`)
  assert.deepEqual(await titlesOf(id), [laskar, bumi])
  const html = await (await librarian.get(`/staf/daftar/${id}`)).text()
  assert.match(html, new RegExp(`${laskar} Laskar pelangi\n${bumi} Bumi manusia`))
})

test('a line that means no title is named, and nothing typed is lost', async () => {
  const id = await make('Daftar pertama', String(bumi))
  const typed = { title: 'Daftar kedua', published: 'on', titles: `${bumi}\r\n999999 Hilang` }
  const answer = await librarian.post(`/staf/daftar/${id}`, typed)
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, /“999999 Hilang”/)
  assert.match(html, /Daftar kedua/)
  assert.match(html, /name="published"[^>]*checked/)
  assert.equal((await findStaffList(db, id))?.title, 'Daftar pertama')
})

test('a list is renamed and published, and keeps its address', async () => {
  const id = await make('Mengenal Blitar')
  await librarian.post(`/staf/daftar/${id}`, { title: 'Tentang Blitar', published: 'on', titles: '' })
  const list = await findStaffList(db, id)
  assert.deepEqual([list?.title, list?.published, list?.slug], ['Tentang Blitar', true, 'mengenal-blitar'])
})

test('two lists of one name have different addresses', async () => {
  const [one, other] = [await make('Dongeng'), await make('Dongeng!')]
  assert.equal((await findStaffList(db, one))?.slug, 'dongeng')
  assert.equal((await findStaffList(db, other))?.slug, 'dongeng-2')
})

test('addresses are made of plain letters', () => {
  assert.equal(slugOf('Jum’at & Café — 2026'), 'jumat-cafe-2026')
  assert.equal(slugOf('漢字'), 'daftar')
})

test('lists move up and down, and stay at the ends', async () => {
  const order = async () => (await listStaffLists(db)).map((list) => list.id)
  const id = await make('Paling akhir')
  const before = await order()
  await librarian.post(`/staf/daftar/${id}/urutan`, { arah: 'turun' })
  assert.deepEqual(await order(), before)
  await librarian.post(`/staf/daftar/${id}/urutan`, { arah: 'naik' })
  assert.deepEqual((await order()).slice(-2), [id, before.at(-2)])
})

test('a title is put on a list from its page, once', async () => {
  const id = await make('Pilihan minggu ini')
  assert.match(await librarian.read(`/staf/daftar/tambah?judul=${bumi}`), /Bumi manusia/)
  for (const record of [bumi, laskar, bumi]) {
    const answer = await librarian.post('/staf/daftar/tambah', { judul: String(record), daftar: String(id) })
    assert.equal(answer.status, 303)
  }
  assert.deepEqual(await titlesOf(id), [bumi, laskar])
  const nowhere = await librarian.post('/staf/daftar/tambah', { judul: String(bumi), daftar: '' })
  assert.equal(nowhere.status, 422)
})

test('titles that several add at once all find a place of their own', async () => {
  const listId = await make('Serentak')
  const records = await Promise.all(['Satu', 'Dua', 'Tiga', 'Empat'].map((word) => title(word)))
  await Promise.all(records.map((recordId) => addToList(db, { listId, recordId }, systemActor)))
  const rows = await db
    .selectFrom('portal.listEntries')
    .select('position')
    .where('listId', '=', listId)
    .execute()
  assert.deepEqual(rows.map(({ position }) => position).toSorted(), [0, 1, 2, 3])
})

test('a removed list leaves its titles in the catalogue', async () => {
  const id = await make('Sementara', String(bumi))
  assert.equal((await librarian.post(`/staf/daftar/${id}/hapus`, {})).status, 303)
  assert.equal((await librarian.get(`/staf/daftar/${id}`)).status, 404)
  assert.match(await librarian.read(`/staf/daftar/tambah?judul=${bumi}`), /Bumi manusia/)
})
