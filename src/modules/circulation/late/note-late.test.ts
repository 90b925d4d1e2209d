import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { placeHold } from '../holds/place-hold.ts'
import { checkIn } from '../loans/check-in.ts'
import { checkOut } from '../loans/check-out.ts'
import { listOpenLoans } from '../loans/list-open-loans.ts'
import { balanceOf } from '../money/balance.ts'
import { atDesk, branch, codesOf, copy, doneWith, later, member, monday, title, warm } from '../test-data.ts'
import { noteLateCheckIn, noteLateCheckOut, noteLateRenewal } from './note-late.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
let copies = 0
/** A copy of its own for each test. */
const book = async (more = {}) => {
  const barcode = `B${++copies}`
  await copy(db, bumi, pusat, barcode, more)
  return barcode
}
let members = 0
const reader = (category?: string) => member(db, `pembaca${++members}`, category)
const offline = (key: string = randomUUID()) => atDesk(pusat, { key, channel: 'offline' })

/** Told on the ninth day. */
const now = later(9)
const lateOut = async (patronId: number, barcode: string, at: Date, more = {}, key?: string) =>
  doneWith(
    await noteLateCheckOut(db, offline(key), { patron: { patronId }, item: { barcode }, at, ...more }, now),
  )
const lateIn = async (barcode: string, at: Date, key?: string) =>
  doneWith(await noteLateCheckIn(db, offline(key), { item: { barcode }, at }, now))
const lend = async (patronId: number, barcode: string, at = monday) =>
  doneWith(await checkOut(db, atDesk(pusat), { patron: { patronId }, item: { barcode } }, at))
const giveBack = async (barcode: string, at: Date) =>
  doneWith(await checkIn(db, atDesk(pusat), { item: { barcode } }, at))
const loansOf = async (barcode: string) => {
  const { rows } = await sql<{ patronId: number; lentAt: Date; endedAt: Date | null; dueOn: string }>`
    select loans.patron_id, lent_at, ended_at, due_on::text from circulation.loans loans
    join catalogue.items items on items.id = loans.item_id where barcode = ${barcode} order by loans.id`.execute(
    db,
  )
  return rows
}
const codes = ({ blocks }: { blocks: readonly { code: string }[] }) => blocks.map(({ code }) => code)

test('a loan told late begins when it was made, and is due from that day', async () => {
  const [siti, barcode] = [await reader(), await book()]
  const noted = await lateOut(siti, barcode, later(2))
  assert.deepEqual([noted.applied, noted.conflictId, noted.title], [true, null, 'Bumi manusia'])
  const [loan] = await loansOf(barcode)
  assert.deepEqual(loan?.lentAt, later(2))
  assert.equal(loan?.dueOn, '2027-01-13')
  assert.equal(noted.dueOn, '2027-01-13')
})

test('told twice, also at the same moment, it is noted once; another deed under its key is refused', async () => {
  const [siti, barcode] = [await reader(), await book()]
  const key = randomUUID()
  await warm(db, 4)
  const answers = await Promise.all([1, 2, 3, 4].map(() => lateOut(siti, barcode, later(2), {}, key)))
  assert.equal(new Set(answers.map(({ loanId }) => loanId)).size, 1)
  assert.equal((await loansOf(barcode)).length, 1)
  const other = { item: { barcode }, at: later(3) }
  assert.deepEqual(codesOf(await noteLateCheckIn(db, offline(key), other, now)), ['key-reused'])
  await sql`delete from circulation.operations where key = ${key}`.execute(db)
  await giveBack(barcode, now)
  assert.equal((await lateOut(siti, barcode, later(2), {}, key)).applied, true)
  assert.equal((await loansOf(barcode)).length, 1, 'remembered longer than its answer')
})

test('a copy that another member had ends there at that time, with the fine of that day, and is listed', async () => {
  const [siti, budi, barcode] = [await reader(), await reader(), await book()]
  await lend(budi, barcode)
  const noted = await lateOut(siti, barcode, later(8))
  assert.deepEqual(codes(noted), ['late-handed-over'])
  assert.ok(noted.conflictId)
  const [before, after] = await loansOf(barcode)
  assert.deepEqual(before?.endedAt, later(8))
  assert.deepEqual([after?.patronId, after?.endedAt], [siti, null])
  assert.equal((await balanceOf(db, budi)).owed, 500)
})

test('a return told late ends the loan at its time and charges the days until then only', async () => {
  const [siti, barcode] = [await reader(), await book()]
  await lend(siti, barcode)
  const noted = await lateIn(barcode, later(8))
  assert.deepEqual([noted.applied, noted.conflictId], [true, null])
  assert.equal((await balanceOf(db, siti)).owed, 500)
  assert.deepEqual((await loansOf(barcode))[0]?.endedAt, later(8))
})

test('a blocked or expired member, a full account and a copy not for loan are noted all the same, and listed', async () => {
  const [siti, barcode] = [await reader(), await book()]
  await sql`update patrons.patrons set expires_on = '2027-01-01' where id = ${siti}`.execute(db)
  const expired = await lateOut(siti, barcode, later(2))
  assert.deepEqual([expired.applied, codes(expired)], [true, ['member-expired']])
  const budi = await reader()
  for (const _ of [1, 2, 3]) assert.equal((await lateOut(budi, await book(), later(2))).conflictId, null)
  assert.deepEqual(codes(await lateOut(budi, await book(), later(2))), ['limit-reached'])
  const reference = await lateOut(await reader(), await book({ disposition: 'reference-only' }), later(2))
  assert.deepEqual([reference.applied, codes(reference)], [true, ['item-read-here']])
})

test('a copy kept for another goes out and the other waits on; one kept since is not taken away', async () => {
  const only = await title(db, 'Pulang')
  await copy(db, only, pusat, 'P1')
  const [siti, budi] = [await reader(), await reader()]
  const hold = { patron: { patronId: budi }, recordId: only, pickupBranchId: pusat }
  doneWith(await placeHold(db, atDesk(pusat), hold, monday))
  await giveBack('P1', later(4))
  const before = await lateOut(siti, 'P1', later(3))
  assert.deepEqual([before.applied, codes(before)], [false, ['late-overtaken']])
  const after = await lateOut(siti, 'P1', later(5))
  assert.deepEqual([after.applied, codes(after)], [true, ['item-kept-for-another']])
  const { rows } = await sql`select standing from circulation.holds where patron_id = ${budi}`.execute(db)
  assert.deepEqual(rows, [{ standing: 'waiting' }])
})

test('an unknown card or copy is kept as scanned, and nothing is lent', async () => {
  const barcode = await book()
  const request = { patron: { card: ' lama-77 ' }, item: { barcode }, at: later(2) }
  const noted = doneWith(await noteLateCheckOut(db, offline(), request, now))
  assert.deepEqual([noted.applied, codes(noted)], [false, ['card-unknown']])
  const { rows } = await sql`select card, barcode, title from circulation.late_conflicts
    where id = ${noted.conflictId}`.execute(db)
  assert.deepEqual(rows, [{ card: 'lama-77', barcode, title: 'Bumi manusia' }])
  assert.deepEqual(codes(await lateIn('TIDAK\0ADA', later(2))), ['item-unknown'])
  assert.equal((await loansOf(barcode)).length, 0)
})

test('the past is not rewritten: a copy returned or lent again since is left as it is', async () => {
  const [siti, budi, barcode] = [await reader(), await reader(), await book()]
  await giveBack(barcode, later(4))
  assert.deepEqual(codes(await lateOut(siti, barcode, later(3))), ['late-overtaken'])
  await lend(budi, barcode, later(5))
  assert.deepEqual(codes(await lateOut(siti, barcode, later(4))), ['late-overtaken'])
  assert.deepEqual(await lateIn(barcode, later(4)).then(codes), [])
  assert.equal((await loansOf(barcode)).length, 1)
  await giveBack(barcode, later(8))
  const returned = await lateIn(barcode, later(6))
  assert.deepEqual([returned.applied, codes(returned)], [false, ['late-overtaken']])
  assert.equal((await lateIn(barcode, later(8))).conflictId, null)
})

test('two desks without a network tell their parts in the wrong order', async () => {
  const [siti, barcode] = [await reader(), await book()]
  await lateIn(barcode, later(4))
  assert.deepEqual(codes(await lateOut(siti, barcode, later(3))), ['late-overtaken'])
  assert.equal((await loansOf(barcode)).length, 0)
})

test('a loan scanned again is a renewal on another day and nothing on the same; the promised day holds', async () => {
  const [siti, barcode] = [await reader(), await book()]
  await lend(siti, barcode)
  assert.equal((await lateOut(siti, barcode, later(0.1))).dueOn, null)
  const renewed = await lateOut(siti, barcode, later(3))
  assert.deepEqual([renewed.dueOn, renewed.conflictId], ['2027-01-14', null])
  const promised = doneWith(
    await noteLateRenewal(
      db,
      offline(),
      { patron: { patronId: siti }, item: { barcode }, at: later(4), dueOn: '2027-01-30' },
      now,
    ),
  )
  assert.equal(promised.dueOn, '2027-01-30')
  assert.ok(codes(promised).includes('day-not-allowed'))
  const [loan] = await listOpenLoans(db, siti, now)
  assert.equal(loan?.renewals, 2)
})

test('a clock of the future is put right and listed, one of months ago decides nothing', async () => {
  const [siti, barcode] = [await reader(), await book()]
  assert.deepEqual(codes(await lateOut(siti, barcode, later(-60))), ['late-too-old'])
  assert.equal((await loansOf(barcode)).length, 0)
  const ahead = await lateOut(siti, barcode, later(40))
  assert.deepEqual([ahead.applied, codes(ahead)], [true, ['late-clock-ahead']])
  assert.deepEqual((await loansOf(barcode))[0]?.lentAt, now)
})

test('a copy taken as lost meanwhile is found, and its loan is looked at by staff', async () => {
  const [siti, barcode] = [await reader(), await book()]
  await lend(siti, barcode)
  const { declareLost } = await import('../items/declare-lost.ts')
  doneWith(await declareLost(db, atDesk(pusat), { item: { barcode } }, later(8)))
  const found = await lateIn(barcode, later(5))
  assert.deepEqual([found.applied, codes(found)], [true, ['late-overtaken']])
  const { rows } = await sql`select disposition from catalogue.items where barcode = ${barcode}`.execute(db)
  assert.deepEqual(rows, [{ disposition: 'in-circulation' }])
})

test('nobody is told that a copy put back long ago is ready; who waits is on the list of copies to fetch', async () => {
  const only = await title(db, 'Gadis kretek')
  await copy(db, only, pusat, 'G1')
  const [siti, budi] = [await reader(), await reader()]
  await lend(siti, 'G1')
  doneWith(
    await placeHold(
      db,
      atDesk(pusat),
      { patron: { patronId: budi }, recordId: only, pickupBranchId: pusat },
      later(1),
    ),
  )
  await lateIn('G1', later(2))
  const { rows } = await sql`select standing from circulation.holds where patron_id = ${budi}`.execute(db)
  assert.deepEqual(rows, [{ standing: 'waiting' }])
})

test('desks that tell of one copy at the same moment leave one open loan', async () => {
  const barcode = await book()
  const readers = await Promise.all([reader(), reader(), reader(), reader(), reader()])
  await warm(db, 6)
  const noted = await Promise.all(readers.map((one, place) => lateOut(one, barcode, later(2 + place / 10))))
  assert.equal(noted.length, 5)
  const open = (await loansOf(barcode)).filter(({ endedAt }) => endedAt === null)
  assert.equal(open.length, 1)
})

test('two copies handed over crosswise at the same moment do not lock each other out', async () => {
  await warm(db, 4)
  for (let round = 0; round < 8; round++) {
    const [siti, budi] = [await reader(), await reader()]
    const [first, second] = [await book(), await book()]
    await lend(siti, first)
    await lend(budi, second)
    const noted = await Promise.all([lateOut(siti, second, later(2)), lateOut(budi, first, later(2))])
    assert.ok(noted.every(({ applied }) => applied))
    const open = async (barcode: string) =>
      (await loansOf(barcode)).find(({ endedAt }) => endedAt === null)?.patronId
    assert.deepEqual([await open(first), await open(second)], [budi, siti])
  }
})
