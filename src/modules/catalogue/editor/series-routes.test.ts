import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { fieldsIn } from '../../../../test/support/form-fields.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { catalogueModule } from '../index.ts'
import { addItem } from '../items/save-item.ts'
import { createRecord } from '../records/create-record.ts'
import { findRecord } from '../records/find-record.ts'
import { copy, laskarPelangi, mainLibrary, ratna } from '../test-data.ts'

const { db } = await testDatabase()
const branchId = await mainLibrary(db)
const web = await testWeb(db, (files) => [catalogueModule(files)])
const cataloguer = await web.staff('catalogue.view', 'catalogue.items', 'catalogue.labels')
const { id } = await createRecord(db, laskarPelangi, ratna)
const path = `/staf/katalog/${id}/eksemplar-beruntun`
const proposed = async () => fieldsIn(await (await cataloguer.get(path)).text())
const barcodes = async () => (await findRecord(db, id))?.items.map(({ barcode }) => barcode)

test('a series begins after the last numbers, with what the last copy had', async () => {
  await addItem(
    db,
    id,
    { ...copy(branchId, 'PKB-000099'), inventoryNumber: '00099/PK/2026', source: 'hibah' },
    ratna,
  )
  const form = await proposed()
  assert.deepEqual(
    [form['firstBarcode'], form['firstInventoryNumber'], form['source'], form['callNumber'], form['count']],
    ['PKB-000100', '00100/PK/2026', 'hibah', '899.221 3 AND l', ''],
  )
})

test('copies are added with their numbers counted up; an empty count is one copy', async () => {
  const saved = await cataloguer.post(path, { ...(await proposed()), count: '3', price: '75000' })
  assert.equal(saved.status, 303)
  assert.deepEqual(await barcodes(), ['PKB-000099', 'PKB-000100', 'PKB-000101', 'PKB-000102'])
  const html = await (await cataloguer.get(saved.headers.get('location') ?? '')).text()
  assert.match(wordsOf(html), /3 eksemplar ditambahkan\. PKB-000100, PKB-000101, PKB-000102/)
  assert.match(html, /<button[^>]*autofocus[^>]*>Cetak labelnya/)
  assert.equal((await cataloguer.post(path, await proposed())).status, 303)
  assert.equal((await barcodes())?.length, 5)
})

test('a series that meets a number in use adds nothing and says which', async () => {
  const before = await barcodes()
  const form = { ...(await proposed()), count: '4', firstBarcode: 'PKB-000097', shelf: 'Lantai 3' }
  const refused = await cataloguer.post(path, form)
  assert.equal(refused.status, 422)
  const html = await refused.text()
  assert.match(wordsOf(html), /Sudah dipakai: PKB-000099, PKB-000100\. Tidak ada yang ditambahkan/)
  assert.equal(fieldsIn(html)['shelf'], 'Lantai 3')
  assert.deepEqual(await barcodes(), before)
})

test('numbers that cannot count, wrong counts and places that are gone are said beside their fields', async () => {
  const form = await proposed()
  const told = async (change: Record<string, string>) => {
    const answer = await cataloguer.post(path, { ...form, ...change })
    assert.equal(answer.status, 422, JSON.stringify(change))
    return wordsOf(await answer.text())
  }
  assert.match(await told({ firstBarcode: 'ABC' }), /tidak memuat angka yang dapat dihitung naik/)
  assert.match(await told({ firstInventoryNumber: 'ABC' }), /tidak memuat angka/)
  for (const count of ['0', '100', '-1', 'dua'])
    assert.match(await told({ count }), /Banyaknya antara 1 dan 99/)
  assert.match(await told({ branchId: '999999' }), /Tempat ini tidak ada lagi/)
})

test('desks that add the same series at once: one does, the others are told', async () => {
  await Promise.all([1, 2, 3, 4].map(() => barcodes()))
  const form = { ...(await proposed()), count: '3', firstBarcode: 'LOMBA-01', firstInventoryNumber: '' }
  const answers = await Promise.all([1, 2, 3, 4].map(() => cataloguer.post(path, form)))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422, 422, 422])
})

test('who may not keep copies cannot add them', async () => {
  const reader = await web.staff('catalogue.view', 'catalogue.edit')
  assert.equal((await reader.get(path)).status, 403)
  assert.equal((await reader.post(path, {})).status, 403)
  assert.equal((await cataloguer.get('/staf/katalog/999999/eksemplar-beruntun')).status, 404)
})
