import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkOut, placeHold } from '#modules/circulation/index.ts'
import {
  atDesk,
  branch,
  copy,
  doneWith,
  later,
  mayOverride,
  member,
  monday,
  title,
} from '#modules/circulation/test-data.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { listCrates } from './crates/find-crates.ts'
import { packCrate } from './crates/pack-crate.ts'
import { saveCrate } from './crates/save-crate.ts'
import { lendShipment, type ShipmentAsked } from './lend/lend-shipment.ts'
import { rehearseLending } from './lend/rehearse-lending.ts'
import { workThrough } from './lend/work-through.ts'
import { renewShipment } from './renew/renew-shipment.ts'
import { returnShipment } from './returns/return-shipment.ts'
import { handOn } from './rotate/hand-on.ts'
import { findShipment, shipmentCopies, shipmentRemarks } from './shipments/find-shipments.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) await copy(db, bumi, pusat, `B${number}`)
const sekolah = await member(db, 'sekolah', 'lembaga')
const pojok = await member(db, 'pojok', 'lembaga')
const siti = await member(db, 'siti')
const acting = { actor: { kind: 'staff', id: 1, name: 'Ratna' }, now: monday } as const

let keys = 0
const newKey = () => `paket-${String(++keys).padStart(20, '0')}`
const bulk = (more = {}) => atDesk(pusat, { key: newKey(), channel: 'bulk', ...more })

async function crate(barcode: string): Promise<number> {
  const fields = { barcode, name: `Peti ${barcode}`, kind: 'crate', branchId: pusat, note: '' } as const
  const saved = await saveCrate(db, undefined, { ...fields, retired: false }, acting)
  if (!saved.ok) throw new Error(saved.refusal)
  return saved.value.id
}

const asked = (more: Partial<ShipmentAsked> = {}): ShipmentAsked => ({
  institutionId: sekolah,
  crateId: null,
  purpose: 'Kelas 7A',
  responsibleName: 'Bu Rini',
  responsiblePhone: '',
  dueOn: null,
  barcodes: ['B1', 'B2'],
  ...more,
})

async function lend(more: Partial<ShipmentAsked> = {}): Promise<number> {
  const lent = await lendShipment(db, bulk(), asked(more), monday)
  if (!lent.ok) throw new Error(lent.refusal)
  return lent.value.shipmentId
}
const backAll = (shipmentId: number) => returnShipment(db, bulk(), { shipmentId, found: 'all' }, later(1))
const statesOf = async (id: number) =>
  (await shipmentCopies(db, id)).map(({ barcode, state }) => [barcode, state])

test('a rehearsal names what is refused and why, counts limits copy by copy, and lends nothing', async () => {
  await sql`update circulation.limits set most = 3 where category = 'lembaga'`.execute(db)
  doneWith(await checkOut(db, atDesk(pusat), { patron: { patronId: siti }, item: { barcode: 'B8' } }, monday))
  const barcodes = ['B1', 'B2', 'B3', 'B4', 'B8', 'ZZZ']
  const rehearsed = await rehearseLending(db, bulk(), { institutionId: sekolah, barcodes }, monday)
  assert.deepEqual(
    rehearsed.ready.map(({ barcode }) => barcode),
    ['B1', 'B2', 'B3'],
  )
  assert.deepEqual(
    rehearsed.refused.map(({ barcode, title: name, blocks }) => [
      barcode,
      name,
      blocks.map(({ code }) => code),
    ]),
    [
      ['B4', 'Bumi manusia', ['limit-reached']],
      ['B8', 'Bumi manusia', ['limit-reached', 'item-on-loan']],
      ['ZZZ', '', ['item-unknown']],
    ],
  )
  const { rows } = await sql`select from circulation.loans where patron_id = ${sekolah}`.execute(db)
  assert.equal(rows.length, 0)
  const overrides = [{ code: 'limit-reached', reason: 'Paket kelas' }] as const
  const allowed = bulk({ overrides, permissions: mayOverride })
  const again = await rehearseLending(db, allowed, { institutionId: sekolah, barcodes }, monday)
  assert.equal(again.ready.length, 4)
  await sql`update circulation.limits set most = 400 where category = 'lembaga'`.execute(db)
})

test('a packet is lent once under its key, also when it is sent twice at the same moment', async () => {
  const deed = bulk()
  const barcodes = ['B1', 'B2', 'ZZZ']
  const [first, second] = await Promise.all([
    lendShipment(db, deed, asked({ barcodes }), monday),
    lendShipment(db, deed, asked({ barcodes }), monday),
  ])
  assert.ok(first.ok && second.ok)
  assert.equal(first.value.shipmentId, second.value.shipmentId)
  const third = await lendShipment(db, deed, asked({ barcodes }), later(1))
  assert.ok(third.ok && third.value.lent === 2 && third.value.refused.length === 1)
  const { rows } = await sql`
    select from circulation.loans where patron_id = ${sekolah} and channel = 'bulk'`.execute(db)
  assert.equal(rows.length, 2)
  const other = await lendShipment(db, deed, asked({ barcodes: ['B3'] }), monday)
  assert.deepEqual(other, { ok: false, refusal: 'key-reused' })
  await backAll(first.value.shipmentId)
})

test('a lending that was cut off goes on where it stood', async () => {
  const shipmentId = await lend({ barcodes: ['B1', 'B2', 'B3'] })
  // As if the program had ended after the loans and before they were written down.
  await sql`delete from bulk_loans.shipment_copies where shipment_id = ${shipmentId}`.execute(db)
  await sql`update bulk_loans.shipments set finished_at = null where id = ${shipmentId}`.execute(db)
  const worked = await workThrough(db, bulk(), shipmentId, later(1))
  assert.equal(worked.lent, 3)
  assert.deepEqual(await statesOf(shipmentId), [
    ['B1', 'out'],
    ['B2', 'out'],
    ['B3', 'out'],
  ])
  await backAll(shipmentId)
})

test('a crate comes back with some missing and something of others in it', async () => {
  const crateId = await crate('PETI-1')
  await packCrate(db, { crateId, barcodes: ['B1', 'B2', 'B3'] }, acting.actor)
  const shipmentId = await lend({ crateId, barcodes: ['B1', 'B2', 'B3'] })
  assert.equal((await listCrates(db, { barcode: 'peti-1' }))[0]?.shipmentId, shipmentId)
  assert.deepEqual(await lendShipment(db, bulk(), asked({ crateId, barcodes: ['B4'] }), monday), {
    ok: false,
    refusal: 'crate-away',
  })
  const deed = bulk()
  const found = ['B1', 'B3', 'B8', 'TIDAK-ADA']
  const returned = await returnShipment(db, deed, { shipmentId, found }, later(2))
  assert.ok(returned.ok)
  assert.equal(returned.value.returned, 2)
  assert.deepEqual(
    returned.value.missing.map(({ barcode }) => barcode),
    ['B2'],
  )
  assert.deepEqual(
    returned.value.foreign.map(({ barcode, next }) => [barcode, next?.do]),
    [
      ['B8', 'shelf'],
      ['TIDAK-ADA', undefined],
    ],
  )
  // The same list under the same key changes nothing.
  const again = await returnShipment(db, deed, { shipmentId, found }, later(2))
  assert.ok(again.ok)
  assert.equal(
    (await shipmentRemarks(db, shipmentId)).events.filter(({ kind }) => kind === 'returned').length,
    1,
  )
  assert.equal((await listCrates(db, { id: crateId }))[0]?.shipmentId, null)
  const shipment = await findShipment(db, shipmentId)
  assert.deepEqual([shipment?.out, shipment?.copies, shipment?.returnedAt !== null], [1, 3, true])
  assert.deepEqual(await statesOf(shipmentId), [
    ['B1', 'returned'],
    ['B2', 'out'],
    ['B3', 'returned'],
  ])
  await backAll(shipmentId)
})

test('what somebody waits for goes to the pickup shelf, not back into the crate', async () => {
  const shipmentId = await lend({ barcodes: ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8'] })
  const hold = { patron: { patronId: siti }, recordId: bumi, pickupBranchId: pusat }
  doneWith(await placeHold(db, atDesk(pusat), hold, monday))
  await backAll(shipmentId)
  const next = (await shipmentCopies(db, shipmentId)).map(({ next: one }) => one?.do)
  assert.deepEqual(next, ['hold-shelf', ...Array.from({ length: 7 }, () => 'shelf')])
  doneWith(
    await checkOut(db, atDesk(pusat), { patron: { patronId: siti }, item: { barcode: 'B1' } }, later(2)),
  )
})

test('a packet is renewed as a whole, and says what could not be', async () => {
  const shipmentId = await lend({ barcodes: ['B2', 'B3'] })
  const deed = bulk()
  const renewed = await renewShipment(db, deed, shipmentId, later(3))
  assert.deepEqual([renewed.renewed, renewed.dueOn, renewed.refused.length], [2, '2027-01-14', 0])
  const again = await renewShipment(db, deed, shipmentId, later(3))
  assert.equal(again.renewed, 2)
  const { events } = await shipmentRemarks(db, shipmentId)
  assert.equal(events.filter(({ kind }) => kind === 'renewed').length, 1)
  await backAll(shipmentId)
})

test('a crate goes from one institution straight to the next; what is not in it stays on loan', async () => {
  const crateId = await crate('PETI-2')
  const fromId = await lend({ crateId, barcodes: ['B2', 'B3', 'B4'] })
  const deed = bulk()
  const { crateId: _, ...rest } = asked({ institutionId: pojok, barcodes: ['B2', 'B3'] })
  const rehearsed = await rehearseLending(
    db,
    bulk(),
    { ...rest, dueOn: undefined, takeBackFrom: fromId },
    later(1),
  )
  assert.equal(rehearsed.ready.length, 2)
  const handed = await handOn(db, deed, { ...rest, fromId }, later(1))
  assert.ok(handed.ok && handed.value.lent === 2)
  const repeated = await handOn(db, deed, { ...rest, fromId }, later(1))
  assert.ok(repeated.ok && repeated.value.shipmentId === handed.value.shipmentId)
  assert.deepEqual(await statesOf(fromId), [
    ['B2', 'returned'],
    ['B3', 'returned'],
    ['B4', 'out'],
  ])
  const [at] = await listCrates(db, { id: crateId })
  assert.deepEqual([at?.shipmentId, at?.institution], [handed.value.shipmentId, 'pojok'])
  await backAll(fromId)
  await backAll(handed.value.shipmentId)
})

test('only institutions borrow packets, and a crate has no barcode of a book', async () => {
  assert.deepEqual(await lendShipment(db, bulk(), asked({ institutionId: siti }), monday), {
    ok: false,
    refusal: 'institution-unknown',
  })
  const fields = { barcode: 'B1', name: 'Peti', kind: 'crate', branchId: pusat, note: '' } as const
  const wrong = await saveCrate(db, undefined, { ...fields, retired: false }, acting)
  assert.deepEqual(wrong, { ok: false, refusal: 'barcode-of-copy' })
})

test('a copy lies in one crate, and a scan list says where the others are', async () => {
  const crateId = await crate('PETI-3')
  const packed = await packCrate(db, { crateId, barcodes: ['B1', 'B7', 'XX'] }, acting.actor)
  assert.deepEqual(packed, {
    added: 1,
    unknown: ['XX'],
    elsewhere: [{ barcode: 'B1', crate: 'Peti PETI-1' }],
  })
})
