import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { balanceOf } from '../money/balance.ts'
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
} from '../test-data.ts'
import { checkIn } from './check-in.ts'
import { checkOut } from './check-out.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const timur = await branch(db, 'timur')
const bumi = await title(db, 'Bumi manusia')
const siti = await member(db, 'siti')
const anak = await member(db, 'tono', 'anak')
await copy(db, bumi, pusat, 'B1')

const lend = async (card: string, barcode: string, now = monday) =>
  doneWith(await checkOut(db, atDesk(pusat), { patron: { card }, item: { barcode } }, now))
const giveBack = (barcode: string, now: Date, more = {}, request = {}, at = pusat) =>
  checkIn(db, atDesk(at, more), { item: { barcode }, ...request }, now)

test('takes a copy back on time without a fine and sends it to its shelf', async () => {
  const { loanId } = await lend('siti-1', 'B1')
  const returned = doneWith(await giveBack('B1', later(7)))
  assert.deepEqual(returned.next, { do: 'shelf', shelf: '899.2', callNumber: '899.2213' })
  assert.equal(returned.loan?.loanId, loanId)
  assert.equal(returned.loan?.fine, null)
  assert.equal((await balanceOf(db, siti)).owed, 0)
})

test('charges open days of delay once, also when the return is repeated under its key', async () => {
  await lend('siti-1', 'B1')
  const key = 'pengembalian-1'
  const first = doneWith(await giveBack('B1', later(9), { key }))
  assert.equal(first.loan?.daysLate, 2)
  assert.equal(first.loan?.fine?.amount, 1000)
  assert.deepEqual(doneWith(await giveBack('B1', later(10), { key })), first)
  const { owed, charges } = await balanceOf(db, siti)
  assert.equal(owed, 1000)
  assert.equal(charges[0]?.title, 'Bumi manusia')
})

test('does not count a Sunday, and nothing at all for children', async () => {
  await lend('tono-1', 'B1')
  const returned = doneWith(await giveBack('B1', later(14)))
  assert.equal(returned.loan?.daysLate, 6)
  assert.equal(returned.loan?.fine, null)
  assert.equal((await balanceOf(db, anak)).owed, 0)
})

test('keeps the rate under which the loan was made', async () => {
  await lend('siti-1', 'B1')
  await sql`with policy as (
      insert into circulation.policies (kind, name, settings)
      select 'fine', 'Mahal', settings || '{"perDay": 5000}' from circulation.policies where name = 'Rp500 sehari'
      returning id)
    update circulation.rules set policy_id = policy.id from policy where kind = 'fine' and category is null`.execute(
    db,
  )
  assert.equal(doneWith(await giveBack('B1', later(8))).loan?.fine?.amount, 500)
})

test('suspends for days of delay where the rules say so, one suspension after the other', async () => {
  await sql`update circulation.rules set policy_id = (
      select id from circulation.policies where name = 'Skorsing') where kind = 'fine' and category is null`.execute(
    db,
  )
  await copy(db, bumi, pusat, 'S1')
  await copy(db, bumi, pusat, 'S2')
  await member(db, 'umar')
  await lend('umar-1', 'S1')
  await lend('umar-1', 'S2')
  const first = doneWith(await giveBack('S1', later(9))).loan
  assert.equal(first?.suspension?.startsOn, '2027-01-13')
  assert.equal(first?.suspension?.endsOn, '2027-01-14')
  assert.equal(doneWith(await giveBack('S2', later(9))).loan?.suspension?.startsOn, '2027-01-15')
  const again = await checkOut(
    db,
    atDesk(pusat),
    { patron: { card: 'umar-1' }, item: { barcode: 'S1' } },
    later(10),
  )
  assert.deepEqual(codesOf(again), ['member-suspended'])
})

test('takes a copy back that was not on loan, and says where it belongs', async () => {
  const returned = doneWith(await giveBack('B1', later(20)))
  assert.equal(returned.loan, null)
  assert.equal(returned.next.do, 'shelf')
})

test('does not know a barcode that nobody has', async () => {
  assert.deepEqual(codesOf(await giveBack('nothing', monday)), ['item-unknown'])
})

test('sends a copy home from another branch, and takes it in there', async () => {
  await lend('tono-1', 'B1', later(20))
  const away = doneWith(await giveBack('B1', later(21), {}, {}, timur))
  assert.deepEqual(away.next, { do: 'send', toBranchId: pusat, reason: 'home', holdId: null })
  const onTheWay = await sql<{ out: number }>`
    select count(*) as out from circulation.out_items where item_id = ${away.itemId}`.execute(db)
  assert.equal(onTheWay.rows[0]?.out, 1)
  const home = doneWith(await giveBack('B1', later(22)))
  assert.equal(home.next.do, 'shelf')
  assert.equal(home.routed.receivedTransitId, away.routed.sentTransitId)
})

test('copies that float stay where they are returned', async () => {
  await sql`insert into circulation.floating (loan_category) values ('novel')`.execute(db)
  const id = await copy(db, bumi, pusat, 'N1', { loanCategory: 'novel' })
  assert.equal(doneWith(await giveBack('N1', monday, {}, {}, timur)).next.do, 'shelf')
  const item = await db
    .selectFrom('catalogue.items')
    .select('branchId')
    .where('id', '=', id)
    .executeTakeFirst()
  assert.equal(item?.branchId, timur)
})

test('dates a return back to the book drop of the last open day, further only for who may', async () => {
  await sql`update circulation.rules set policy_id = (
      select id from circulation.policies where name = 'Rp500 sehari') where kind = 'fine' and category is null`.execute(
    db,
  )
  await member(db, 'vina')
  await copy(db, bumi, pusat, 'K1')
  await lend('vina-1', 'K1')
  // 11 January is a Monday and the due day; 18 January is a Monday again, after a closed Sunday.
  assert.deepEqual(codesOf(await giveBack('K1', later(14), {}, { returnedOn: '2027-01-15' })), [
    'day-not-allowed',
  ])
  assert.deepEqual(codesOf(await giveBack('K1', later(14), {}, { returnedOn: '2027-01-20' })), [
    'day-not-allowed',
  ])
  const overrides = [{ code: 'day-not-allowed', reason: 'Kotak kunci macet' }]
  const dry = { overrides, permissions: mayOverride, dryRun: true }
  assert.equal(
    doneWith(await giveBack('K1', later(14), dry, { returnedOn: '2027-01-12' })).loan?.fine?.amount,
    500,
  )
  assert.equal(
    doneWith(await giveBack('K1', later(14), {}, { returnedOn: '2027-01-16' })).loan?.fine?.amount,
    2500,
  )
})

test('hands a copy in repair or on display to where it belongs', async () => {
  await copy(db, bumi, pusat, 'P1', { disposition: 'repair' })
  await copy(db, bumi, pusat, 'P2', { disposition: 'display' })
  await copy(db, bumi, pusat, 'P3', { disposition: 'withdrawn' })
  assert.equal(doneWith(await giveBack('P1', monday)).next.do, 'repair')
  assert.equal(doneWith(await giveBack('P2', monday)).next.do, 'display')
  assert.equal(doneWith(await giveBack('P3', monday)).next.do, 'office')
})
