import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { catalogueModule } from '../index.ts'
import { findRecord } from '../records/find-record.ts'
import { mainLibrary } from '../test-data.ts'
import { runBatch } from './run-batch.ts'
import { never, titled, titleWith } from './test-batches.ts'

const { db } = await testDatabase()
const branchId = await mainLibrary(db)
const novel = await titleWith(db, branchId, ['p1', 'p2'])
const sequel = await titleWith(db, branchId, ['p3'], { marc: titled('Edensor') })
const findTitles = async (text: string) =>
  text === 'edensor' ? { ids: [sequel], total: 3 } : { ids: [], total: 0 }
const web = await testWeb(db, (files) => [catalogueModule(files, { findTitles })])
const rights = ['catalogue.view', 'catalogue.items', 'catalogue.edit', 'catalogue.batch']
const cataloguer = await web.staff(...rights)

async function choose(fields: Record<string, string>): Promise<{ id: number; place: string }> {
  const answer = await cataloguer.post('/staf/katalog/ubah-massal/baru', fields)
  assert.equal(answer.status, 303)
  const place = answer.headers.get('location') ?? ''
  return { id: Number(place.split('/').at(-1)), place }
}

test('a scanned list is previewed, run and taken back', async () => {
  const { id, place } = await choose({ how: 'list', subject: 'items', numbers: 'p1\r\np2\r\nsalah-1\r\np1' })
  assert.match(await cataloguer.read(place), /2 dipilih.*Tidak dikenal: 1.*salah-1/)
  const change = { shelf: 'Lantai 2', note: 'Dicek ulang', noteMode: 'append' }
  assert.equal((await cataloguer.post(`${place}/perubahan`, change)).status, 303)
  assert.match(await cataloguer.read(place), /Memeriksa setiap baris/)
  await runBatch(db, id, never)
  const ready = await cataloguer.read(place)
  assert.match(ready, /Belum ada yang diubah/)
  assert.match(ready, /p1.*Laskar pelangi.*Rak.*899\.2.*Lantai 2/)
  assert.match(ready, /Jalankan untuk 2 baris/)
  await cataloguer.post(`${place}/pelaksanaan`, {})
  await runBatch(db, id, never)
  assert.equal((await findRecord(db, novel))?.items[0]?.shelf, 'Lantai 2')
  const report = await (await cataloguer.get(`${place}/laporan`)).text()
  assert.equal(report, 'nomor,judul,hasil,alasan\nsalah-1,,Tidak dikenal,\n')
  await cataloguer.post(`${place}/pengembalian`, {})
  await runBatch(db, id, never)
  assert.match(await cataloguer.read(place), /Sudah dikembalikan seperti semula/)
  assert.match(await cataloguer.read('/staf/katalog/ubah-massal'), /Eksemplar 1 – Rak: Lantai 2/)
  assert.equal((await cataloguer.post(`${place}/pelaksanaan`, {})).status, 422)
})

test('titles of a search get a field, and the page says how many were left out', async () => {
  const { id, place } = await choose({ how: 'search', subject: 'records', text: 'edensor' })
  assert.match(await cataloguer.read(place), /1 dipilih/)
  assert.match(await cataloguer.read(place), /2 judul lagi/)
  assert.match(await cataloguer.read(`${place}?tindakan=replace-text`), /Teks yang diganti.*Diganti dengan/)
  const wrong = await cataloguer.post(`${place}/perubahan`, { deed: 'add-field', line: '650 Novel' })
  assert.equal(wrong.status, 422)
  await cataloguer.post(`${place}/perubahan`, { deed: 'add-field', line: '655 #4 $a Novel remaja' })
  await runBatch(db, id, never)
  assert.match(await cataloguer.read(place), /655 #4 \$a Novel remaja/)
  await cataloguer.post(`${place}/pelaksanaan`, {})
  await runBatch(db, id, never)
  assert.ok((await findRecord(db, sequel))?.marc.fields.some(({ tag }) => tag === '655'))
})

test('filters take what lies between two call numbers', async () => {
  await titleWith(db, branchId, ['q1'], { item: { callNumber: '500 AND b', shelf: 'IPA' } })
  await titleWith(db, branchId, ['q2'], { item: { callNumber: '510.5 AND c' } })
  const { place } = await choose({ how: 'filter', subject: 'items', callFrom: '500', callTo: '510' })
  assert.match(await cataloguer.read(place), /2 dipilih/)
  const shelf = await choose({ how: 'filter', subject: 'items', shelf: 'ipa' })
  assert.match(await cataloguer.read(shelf.place), /1 dipilih/)
  const nothing = await cataloguer.post('/staf/katalog/ubah-massal/baru', { how: 'filter', subject: 'items' })
  assert.equal(nothing.status, 422)
  assert.match(await nothing.text(), /paling sedikit satu saringan/)
})

test('doing it many times takes the right to do it once', async () => {
  const { place } = await choose({ how: 'list', subject: 'items', numbers: 'p1' })
  const visibility = { visibility: 'quarantine' }
  assert.equal((await cataloguer.post(`${place}/perubahan`, visibility)).status, 403)
  const half = await web.staff('catalogue.view', 'catalogue.batch')
  assert.equal((await half.post(`${place}/perubahan`, { shelf: 'X' })).status, 403)
  const keeper = await web.staff(...rights, 'catalogue.quarantine')
  assert.equal((await keeper.post(`${place}/perubahan`, visibility)).status, 303)
  assert.equal((await keeper.post(`${place}/pembatalan`, {})).status, 303)
  assert.match(await keeper.read(place), /Dibatalkan/)
})
