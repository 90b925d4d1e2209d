import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { brief, mainLibrary, ratna } from '../test-data.ts'
import { findGift, listGiftLines } from './find-gifts.ts'
import { acceptGiftLine, addGiftLine, declineGiftLine, offerGift, thank } from './gifts.ts'

const { db } = await testDatabase()
const branchId = await mainLibrary(db)
const line = { ...brief, copies: 2, value: 30_000, condition: 'baik', branchId }
const accept = { recordId: null, barcodes: [], day: '2026-11-20' }

test('what is accepted of a gift is in the collection, what is declined says why, and the giver is thanked', async () => {
  const gift = { donor: 'Keluarga Hartono', donorAddress: 'Jalan Mawar 3', offeredOn: '2026-11-18', note: '' }
  const { id } = await offerGift(db, gift, ratna)
  const [first, second] = [
    await addGiftLine(db, id, line),
    await addGiftLine(db, id, { ...line, title: 'Buku rusak' }),
  ]
  assert.ok(first.ok && second.ok)
  const early = await thank(db, { id, number: '', thankedOn: '2026-11-20', signatory: undefined }, ratna)
  assert.deepEqual(early, { ok: false, refusal: 'nothing-accepted' })
  const taken = await acceptGiftLine(db, { lineId: first.value.id, ...accept }, ratna)
  assert.ok(taken.ok && taken.value.itemIds.length === 2)
  const twice = await acceptGiftLine(db, { lineId: first.value.id, ...accept }, ratna)
  assert.deepEqual(twice, { ok: false, refusal: 'already-decided' })
  const silent = await declineGiftLine(db, { lineId: second.value.id, why: '' }, ratna)
  assert.deepEqual(silent, { ok: false, refusal: 'reason-needed' })
  assert.ok((await declineGiftLine(db, { lineId: second.value.id, why: 'Halaman lepas' }, ratna)).ok)
  assert.ok(
    (await thank(db, { id, number: '041/9', thankedOn: '2026-11-21', signatory: undefined }, ratna)).ok,
  )
  const found = await findGift(db, id)
  assert.deepEqual([found?.titles, found?.waiting, found?.accepted, found?.letterNumber], [2, 0, 2, '041/9'])
  const lines = await listGiftLines(db, id)
  assert.equal(lines[0]?.numbers, '00001/PKB/2026 – 00002/PKB/2026')
  assert.equal(lines[1]?.why, 'Halaman lepas')
  const items = await db.selectFrom('catalogue.items').select(['source', 'price']).execute()
  assert.deepEqual(items, [
    { source: 'Hibah', price: 30_000 },
    { source: 'Hibah', price: 30_000 },
  ])
})
