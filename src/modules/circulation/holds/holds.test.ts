import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { checkIn } from '../loans/check-in.ts'
import { checkOut } from '../loans/check-out.ts'
import {
  atDesk,
  branch,
  codesOf,
  copy,
  doneWith,
  later,
  mayOverride,
  member,
  monday,
  title,
  warm,
} from '../test-data.ts'
import { changeHold } from './change-hold.ts'
import { cancelHold, expireHold } from './end-hold.ts'
import { expectedDays } from './expected-days.ts'
import { listHoldsToClear, listItemsToPull, listPickupShelf, listQueue } from './lists.ts'
import { listOpenHolds } from './list-open-holds.ts'
import { placeHold } from './place-hold.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const timur = await branch(db, 'timur')
const [siti, budi, wati, rini] = [
  await member(db, 'siti'),
  await member(db, 'budi'),
  await member(db, 'wati'),
  await member(db, 'rini'),
]

const lend = (patronId: number, barcode: string, now = monday, more = {}) =>
  checkOut(db, atDesk(pusat, more), { patron: { patronId }, item: { barcode } }, now)
const giveBack = async (barcode: string, now = monday, at = pusat) =>
  doneWith(await checkIn(db, atDesk(at), { item: { barcode } }, now))
const ask = (patronId: number, recordId: number, request = {}, now = monday, more = {}) =>
  placeHold(
    db,
    atDesk(pusat, more),
    { patron: { patronId }, recordId, pickupBranchId: pusat, ...request },
    now,
  )
const standing = async (holdId: number) =>
  (
    await db
      .selectFrom('circulation.holds')
      .select('standing')
      .where('id', '=', holdId)
      .executeTakeFirstOrThrow()
  ).standing

test('a copy that comes back goes to the first in the queue, then to the next', async () => {
  const bumi = await title(db, 'Bumi manusia')
  await copy(db, bumi, pusat, 'A1')
  doneWith(await lend(rini, 'A1'))
  const first = doneWith(await ask(siti, bumi, {}, later(0)))
  const second = doneWith(await ask(budi, bumi, {}, later(1)))
  assert.deepEqual([first.position, second.position], [1, 2])
  assert.deepEqual(
    (await listQueue(db, bumi)).map(({ patronId }) => patronId),
    [siti, budi],
  )
  const returned = await giveBack('A1', later(2))
  assert.equal(returned.next.do === 'hold-shelf' && returned.next.holdId, first.holdId)
  // 6 January is a Wednesday: three open days later is Saturday.
  assert.equal(returned.next.do === 'hold-shelf' && returned.next.pickupBy, '2027-01-09')
  assert.deepEqual(
    (await listPickupShelf(db, pusat)).map(({ barcode }) => barcode),
    ['A1'],
  )
  assert.deepEqual(codesOf(await lend(wati, 'A1', later(2))), ['item-kept-for-another'])
  assert.equal(doneWith(await lend(siti, 'A1', later(2))).filledHold?.id, first.holdId)
  assert.equal(await standing(first.holdId), 'filled')
  const again = await giveBack('A1', later(3))
  assert.equal(again.next.do === 'hold-shelf' && again.next.holdId, second.holdId)
})

test('a copy travels to the branch where it is picked up and stands ready there', async () => {
  const cantik = await title(db, 'Cantik itu luka')
  await copy(db, cantik, pusat, 'C1')
  const { holdId } = doneWith(await ask(siti, cantik, { pickupBranchId: timur }))
  assert.deepEqual(
    (await listItemsToPull(db, pusat, '2027-01-04')).map(({ barcode }) => barcode),
    ['C1'],
  )
  const pulled = await giveBack('C1')
  assert.deepEqual(pulled.next, { do: 'send', toBranchId: timur, reason: 'hold', holdId })
  assert.equal(await standing(holdId), 'in-transit')
  assert.equal((await giveBack('C1')).next.do, 'send')
  const arrived = await giveBack('C1', later(1), timur)
  assert.equal(arrived.next.do, 'hold-shelf')
  assert.equal(await standing(holdId), 'ready')
  assert.deepEqual(await listItemsToPull(db, pusat, '2027-01-04'), [])
})

test('names every reason against a hold', async () => {
  const pulang = await title(db, 'Pulang')
  assert.deepEqual(codesOf(await ask(siti, 999_999)), ['title-unknown'])
  assert.deepEqual(codesOf(await ask(wati, pulang)), ['title-has-no-copies'])
  await copy(db, pulang, pusat, 'P1', { loanCategory: 'referensi' })
  assert.deepEqual(codesOf(await ask(wati, pulang)), ['holds-not-taken'])
  await copy(db, pulang, pusat, 'P2')
  doneWith(await ask(wati, pulang))
  assert.deepEqual(codesOf(await ask(wati, pulang)), ['already-asked'])
  assert.deepEqual(codesOf(await ask(rini, pulang, { pickupBranchId: 77_777 })), ['pickup-unknown'])
  assert.deepEqual(codesOf(await ask(rini, pulang, { neededBy: '2027-01-03' })), ['day-past'])
})

test('counts open holds of a member, also at eight desks at once', async () => {
  const yani = await member(db, 'yani')
  const titles = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) => title(db, `Seri ${n}`)))
  for (const [n, record] of titles.entries()) await copy(db, record, pusat, `SERI${n}`)
  await warm(db, 8)
  const answers = await Promise.all(titles.map((record) => ask(yani, record)))
  assert.equal(answers.filter(({ ok }) => ok).length, 3)
  assert.ok(answers.every((answer) => answer.ok || codesOf(answer).join() === 'holds-used-up'))
})

test('a policy may refuse holds while a copy is in, and staff with the right may override it', async () => {
  await sql`with policy as (
      insert into circulation.policies (kind, name, settings) values
        ('hold', 'Hanya yang dipinjam', '{"most": 3, "pickupDays": 3, "whenIn": false}') returning id)
    insert into circulation.rules (kind, loan_category, policy_id) select 'hold', 'novel', id from policy`.execute(
    db,
  )
  const record = await title(db, 'Ronggeng Dukuh Paruk')
  await copy(db, record, timur, 'RDP', { loanCategory: 'novel' })
  const zaki = await member(db, 'zaki')
  const answer = await ask(zaki, record)
  assert.deepEqual(!answer.ok && answer.blocks, [{ code: 'copy-is-in', branchIds: [timur] }])
  const overrides = [{ code: 'copy-is-in', reason: 'Pemustaka di kursi roda' }]
  doneWith(await ask(zaki, record, {}, monday, { overrides, permissions: mayOverride }))
})

test('a paused hold keeps its place and is passed over until its day', async () => {
  const record = await title(db, 'Saman')
  await copy(db, record, pusat, 'SAM')
  const first = doneWith(await ask(budi, record))
  const second = doneWith(await ask(rini, record, {}, later(1)))
  doneWith(
    await changeHold(db, atDesk(pusat), { holdId: first.holdId, suspendedUntil: '2027-02-01' }, monday),
  )
  const caught = await giveBack('SAM', later(2))
  assert.equal(caught.next.do === 'hold-shelf' && caught.next.holdId, second.holdId)
  doneWith(await changeHold(db, atDesk(pusat), { holdId: first.holdId, suspendedUntil: null }, later(2)))
  const [hold] = (await listOpenHolds(db, budi, later(2))).filter(({ recordId }) => recordId === record)
  assert.equal(hold?.position, 1)
  assert.deepEqual(
    codesOf(await changeHold(db, atDesk(pusat), { holdId: second.holdId, pickupBranchId: timur }, later(2))),
    ['hold-caught'],
  )
})

test('a copy that nobody picked up serves the next, and its old slip is shown for clearing', async () => {
  const record = await title(db, 'Lelaki harimau')
  await copy(db, record, pusat, 'LH')
  const [ani, beni] = [await member(db, 'ani'), await member(db, 'beni')]
  const first = doneWith(await ask(ani, record))
  const second = doneWith(await ask(beni, record, {}, later(1)))
  await giveBack('LH', later(1))
  const expire = (now: Date) =>
    expireHold(db, atDesk(pusat, { channel: 'job' }), { holdId: first.holdId, because: 'not-picked-up' }, now)
  assert.deepEqual(codesOf(await expire(later(4))), ['hold-caught'])
  assert.equal(doneWith(await expire(later(5))).passedTo?.holdId, second.holdId)
  assert.equal(await standing(first.holdId), 'expired')
  assert.equal(await standing(second.holdId), 'ready')
  const [toClear] = await listHoldsToClear(db, pusat)
  assert.equal(toClear?.barcode, 'LH')
  assert.equal(toClear?.newShelfCode, String(second.holdId).padStart(4, '0'))
  doneWith(await cancelHold(db, atDesk(pusat), { holdId: second.holdId, patronId: beni }, later(5)))
  assert.equal((await giveBack('LH', later(6))).next.do, 'shelf')
  assert.deepEqual(await listHoldsToClear(db, pusat), [])
})

test("a member cannot cancel another's hold", async () => {
  const record = await title(db, 'Entrok')
  await copy(db, record, pusat, 'ENT')
  const cici = await member(db, 'cici')
  const { holdId } = doneWith(await ask(cici, record))
  assert.deepEqual(codesOf(await cancelHold(db, atDesk(pusat), { holdId, patronId: rini }, monday)), [
    'hold-unknown',
  ])
  doneWith(await cancelHold(db, atDesk(pusat), { holdId, patronId: cici }, monday))
  assert.deepEqual(codesOf(await cancelHold(db, atDesk(pusat), { holdId, patronId: cici }, monday)), [
    'hold-ended',
  ])
})

test('only the copy asked for serves a hold for one copy', async () => {
  const record = await title(db, 'Supernova')
  const rare = await copy(db, record, pusat, 'SN1')
  await copy(db, record, pusat, 'SN2')
  const dodi = await member(db, 'dodi')
  const { holdId } = doneWith(await ask(dodi, record, { recordId: undefined, itemId: rare }))
  assert.equal((await giveBack('SN2')).next.do, 'shelf')
  const caught = await giveBack('SN1')
  assert.equal(caught.next.do === 'hold-shelf' && caught.next.holdId, holdId)
})

test('the last free copy is not lent past those who wait, unless staff say so', async () => {
  const record = await title(db, 'Perahu kertas')
  await copy(db, record, pusat, 'PK1')
  await copy(db, record, pusat, 'PK2')
  const [evi, faisal, gina] = [await member(db, 'evi'), await member(db, 'faisal'), await member(db, 'gina')]
  doneWith(await ask(evi, record))
  doneWith(await lend(faisal, 'PK1'))
  assert.deepEqual(codesOf(await lend(gina, 'PK2')), ['item-wanted'])
  assert.equal(doneWith(await lend(evi, 'PK2')).filledHold?.standing, 'waiting')
})

test('eight copies returned at once catch each hold once', async () => {
  const record = await title(db, 'Negeri 5 menara')
  const copies = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `NM${n}`)
  for (const barcode of copies) await copy(db, record, pusat, barcode)
  const holds: number[] = []
  for (const name of ['hani', 'ivan', 'jihan'])
    holds.push(doneWith(await ask(await member(db, name), record)).holdId)
  await warm(db, 8)
  const answers = await Promise.all(copies.map((barcode) => giveBack(barcode)))
  const caught = answers.flatMap(({ next }) => (next.do === 'hold-shelf' ? [next.holdId] : []))
  assert.deepEqual(caught.toSorted(), holds)
})

test('guesses when each in the queue gets a copy', () => {
  const copies = [
    { itemId: 1, from: '2027-01-10' },
    { itemId: 2, from: '2027-01-12' },
  ]
  const queue = [1, 2, 3].map((id) => ({ id, itemId: null }))
  assert.deepEqual([...expectedDays(copies, queue, 7).values()], ['2027-01-10', '2027-01-12', '2027-01-18'])
  assert.deepEqual([...expectedDays([], queue, 7).values()], [null, null, null])
})
