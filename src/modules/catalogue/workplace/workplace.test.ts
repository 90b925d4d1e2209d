import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { fieldsIn } from '../../../../test/support/form-fields.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { cataloguePermissions } from '../permissions.ts'
import { catalogueModule } from '../index.ts'
import { addItem } from '../items/save-item.ts'
import { createRecord } from '../records/create-record.ts'
import { findRecord } from '../records/find-record.ts'
import { copy, laskarPelangi, mainLibrary, ratna } from '../test-data.ts'

const { db } = await testDatabase()
const web = await testWeb(db, (files) => [catalogueModule(files)])
const cataloguer = await web.staff(...cataloguePermissions.map(({ name }) => name))
const main = await mainLibrary(db)
const make = async () => (await createRecord(db, laskarPelangi, ratna)).id
const marcOf = async (id: number) => (await findRecord(db, id))?.marc

/** The fields of the form on a page, as a browser would send them. */
const formOf = async (path: string) => fieldsIn(await (await cataloguer.get(path)).text())

test('a scan goes straight to the title of a copy, a number or an ISBN; words give a list', async () => {
  const id = await make()
  await addItem(db, id, { ...copy(main, 'PKB-SCAN-1'), inventoryNumber: '00017/PK/2026' }, ratna)
  const goes = async (text: string) =>
    (await cataloguer.get(`/staf/cari?q=${encodeURIComponent(text)}`)).headers.get('Location')
  assert.equal(await goes(' PKB-SCAN-1 '), `/staf/katalog/${id}`)
  assert.equal(await goes('00017/PK/2026'), `/staf/katalog/${id}`)
  const only = await cataloguer.post('/staf/katalog/baru', { title: 'Judul tunggal', isbn: '979-97312-3-2' })
  assert.equal(only.status, 303)
  assert.equal(`${await goes('9799731232')}?tersimpan=1`, only.headers.get('Location'))
  assert.equal(await goes(String(id)), `/staf/katalog/${id}`)
  assert.match(await cataloguer.read('/staf/cari?q=LASKAR+andrea'), /Laskar pelangi/)
  assert.match(await cataloguer.read('/staf/cari?q=tidak+ada+ini'), /Tidak ada eksemplar/)
  assert.equal((await cataloguer.get('/staf/cari?q=')).status, 200)
})

test('the page of a title shows what is known, its copies and its MARC record', async () => {
  const id = await make()
  await addItem(db, id, copy(main, 'PKB-PAGE-1'), ratna)
  const words = await cataloguer.read(`/staf/katalog/${id}`)
  for (const known of [
    'Andrea Hirata',
    '9789793062792',
    'PKB-PAGE-1',
    'Perpustakaan Kota',
    '990 ## $a 00012/PK/2005',
  ])
    assert.ok(words.includes(known), known)
})

test('a form saved as it was shown changes nothing in the record', async () => {
  const id = await make()
  const answer = await cataloguer.post(`/staf/katalog/${id}/ubah`, await formOf(`/staf/katalog/${id}/ubah`))
  assert.equal(answer.status, 303)
  assert.deepEqual(await marcOf(id), laskarPelangi)
  const text = await cataloguer.post(`/staf/katalog/${id}/marc`, await formOf(`/staf/katalog/${id}/marc`))
  assert.equal(text.status, 303)
  assert.deepEqual(await marcOf(id), laskarPelangi)
})

test('what is wrong comes back beside its field, with everything typed', async () => {
  const id = await make()
  const form = { ...(await formOf(`/staf/katalog/${id}/ubah`)), isbn: '123', summary: 'Ringkasan <baru>' }
  const answer = await cataloguer.post(`/staf/katalog/${id}/ubah`, form)
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, /bukan ISBN yang sah/)
  assert.match(html, /Ringkasan &lt;baru&gt;/)
  assert.match(html, /name="isbn"[^>]*value="123"/)
})

test('two who correct a record at once both keep their work', async () => {
  const id = await make()
  const form = await formOf(`/staf/katalog/${id}/ubah`)
  const first = { ...form, publisher: 'Bentang Pustaka', title: 'LASKAR' }
  assert.equal((await cataloguer.post(`/staf/katalog/${id}/ubah`, first)).status, 303)
  const second = { ...form, edition: 'Cetakan 9', title: 'Laskar Pelangi' }
  const late = await cataloguer.post(`/staf/katalog/${id}/ubah`, second)
  assert.equal(late.status, 422)
  const html = await late.text()
  assert.match(html, /diubah orang lain/)
  const words = wordsOf(html)
  assert.match(words, /Yang diubah orang itu .*LASKAR.*Yang Anda ubah .*Cetakan 9/)
  assert.match(
    words,
    /Anda ubah berdua.*Milik Anda: 245 10 \$a Laskar Pelangi.*Milik orang itu: 245 10 \$a LASKAR/,
  )
  assert.match(html, /name="publisher"[^>]*value="Bentang Pustaka"/)
  assert.match(html, /name="edition"[^>]*value="Cetakan 9"/)
  const chosen = { ...fieldsIn(html), 'pilih-0': 'mereka' }
  assert.equal((await cataloguer.post(`/staf/katalog/${id}/ubah`, chosen)).status, 303)
  const record = await findRecord(db, id)
  assert.deepEqual([record?.version, record?.description.publishers], [3, ['Bentang Pustaka']])
  assert.deepEqual([record?.description.title, record?.description.edition], ['LASKAR', 'Cetakan 9'])
})

test('a MARC text that makes no sense is not saved, and its lines are named', async () => {
  const id = await make()
  const form = await formOf(`/staf/katalog/${id}/marc`)
  const answer = await cataloguer.post(`/staf/katalog/${id}/marc`, {
    ...form,
    marc: `${form['marc']}\r\n650 4 Fiksi`,
  })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Baris 16: /)
  assert.deepEqual(await marcOf(id), laskarPelangi)
})

test('a second record of an ISBN is asked about first', async () => {
  const fields = { title: 'Ronggeng', isbn: '9789792201956' }
  assert.equal((await cataloguer.post('/staf/katalog/baru', fields)).status, 303)
  const asked = await cataloguer.post('/staf/katalog/baru', fields)
  assert.equal(asked.status, 422)
  const html = await asked.text()
  assert.match(html, /Mungkin sudah ada dalam katalog/)
  assert.equal((await cataloguer.post('/staf/katalog/baru', { ...fields, tetap: '= 0' })).status, 422)
  assert.equal((await cataloguer.post('/staf/katalog/baru', fieldsIn(html))).status, 303)
})

test('an earlier version is compared and brought back', async () => {
  const id = await make()
  const form = { ...(await formOf(`/staf/katalog/${id}/ubah`)), title: 'Laskar muda', reason: 'salah ketik' }
  await cataloguer.post(`/staf/katalog/${id}/ubah`, form)
  const words = await cataloguer.read(`/staf/katalog/${id}/riwayat`)
  assert.match(words, /salah ketik/)
  assert.match(words, /Beda versi 1 dan 2/)
  const answer = await cataloguer.post(`/staf/katalog/${id}/pemulihan-versi`, { versi: '1' })
  assert.equal(answer.status, 303)
  assert.deepEqual(await marcOf(id), laskarPelangi)
  assert.match(await cataloguer.read(`/staf/katalog/${id}/riwayat`), /Dikembalikan ke versi 1/)
})

test('a title goes into quarantine for a reason, and comes back', async () => {
  const id = await make()
  const path = `/staf/katalog/${id}/karantina`
  assert.equal((await cataloguer.post(path, { reason: ' ' })).status, 422)
  assert.equal((await cataloguer.post(path, { reason: 'ganda' })).status, 303)
  assert.match(await cataloguer.read(`/staf/katalog/${id}`), /di karantina.*ganda/)
  assert.match(await cataloguer.read('/staf/katalog/karantina'), /Laskar pelangi.*ganda/)
  assert.equal((await cataloguer.post(path, { pulihkan: '1' })).status, 303)
  assert.equal((await findRecord(db, id))?.deletedAt, null)
})

test('a copy is added with the details of the last one, changed, set aside and restored', async () => {
  const id = await make()
  await addItem(db, id, { ...copy(main, 'PKB-ITEM-1'), source: 'hibah' }, ratna)
  const form = await formOf(`/staf/katalog/${id}/eksemplar`)
  assert.deepEqual([form['barcode'], form['source'], form['branchId']], ['', 'hibah', String(main)])
  const taken = await cataloguer.post(`/staf/katalog/${id}/eksemplar`, { ...form, barcode: 'PKB-ITEM-1' })
  assert.equal(taken.status, 422)
  assert.match(await taken.text(), /sudah dipakai eksemplar lain/)
  const added = await cataloguer.post(`/staf/katalog/${id}/eksemplar`, {
    ...form,
    barcode: 'PKB-ITEM-2',
    lagi: '1',
  })
  assert.equal(added.headers.get('Location'), `/staf/katalog/${id}/eksemplar`)
  const { id: item } = await db
    .selectFrom('catalogue.items')
    .select('id')
    .where('barcode', '=', 'PKB-ITEM-2')
    .executeTakeFirstOrThrow()
  const shown = await formOf(`/staf/eksemplar/${item}`)
  assert.equal(shown['acquiredOn'], '2026-01-05')
  assert.equal((await cataloguer.post(`/staf/eksemplar/${item}`, { ...shown, shelf: 'Gudang' })).status, 303)
  assert.match(await cataloguer.read(`/staf/katalog/${id}`), /PKB-ITEM-2.*Gudang/)
  await cataloguer.post(`/staf/eksemplar/${item}/karantina`, { pulihkan: '' })
  assert.match(await cataloguer.read(`/staf/katalog/${id}`), /PKB-ITEM-2.*di karantina/)
  await cataloguer.post(`/staf/eksemplar/${item}/karantina`, { pulihkan: '1' })
  assert.doesNotMatch(await cataloguer.read(`/staf/katalog/${id}`), /di karantina/)
})

test('an issue of a serial is noted once', async () => {
  const id = await make()
  const issue = {
    enumeration: 'Th. 3 No. 2',
    chronology: 'Maret 2026',
    receivedOn: '2026-03-04',
    branchId: String(main),
  }
  assert.equal((await cataloguer.post(`/staf/katalog/${id}/nomor-terbit`, issue)).status, 303)
  assert.match(
    await cataloguer.read(`/staf/katalog/${id}`),
    /Th\. 3 No\. 2 Maret 2026 Perpustakaan Kota 4 Mar 2026/,
  )
  const again = await cataloguer.post(`/staf/katalog/${id}/nomor-terbit`, issue)
  assert.equal(again.status, 422)
  assert.match(await again.text(), /sudah dicatat/)
})

test('who may only look sees no way to change anything, and has none', async () => {
  const reader = await web.staff('catalogue.view')
  const id = await make()
  assert.doesNotMatch(
    await reader.read(`/staf/katalog/${id}`),
    / Ubah |Tambah eksemplar|Unggah sampul|Masukkan ke daftar/,
  )
  await addItem(db, id, copy(main, 'PKB-LOOK-1'), ratna)
  const { id: item } = await db
    .selectFrom('catalogue.items')
    .select('id')
    .where('barcode', '=', 'PKB-LOOK-1')
    .executeTakeFirstOrThrow()
  assert.match(await (await reader.get(`/staf/eksemplar/${item}`)).text(), /<fieldset disabled/)
  assert.equal((await reader.post(`/staf/eksemplar/${item}`, {})).status, 403)
  for (const page of ['ubah', 'marc', 'eksemplar', 'nomor-terbit', 'karantina'])
    assert.equal((await reader.get(`/staf/katalog/${id}/${page}`)).status, 403, page)
})

test('addresses of nothing lead to no error', async () => {
  for (const path of [
    '/staf/katalog/999999999',
    '/staf/katalog/99999999999999999999',
    '/staf/eksemplar/99999999999999999999',
    '/staf/tajuk/99999999999999999999/ubah',
  ])
    assert.equal((await cataloguer.get(path)).status, 404, path)
})
