import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { placeHold } from '../holds/place-hold.ts'
import { checkIn } from '../loans/check-in.ts'
import { checkOut } from '../loans/check-out.ts'
import { claimReturned } from '../loans/claim-returned.ts'
import { listOpenLoans } from '../loans/list-open-loans.ts'
import { balanceOf } from '../money/balance.ts'
import { pay } from '../money/pay.ts'
import { atDesk, branch, codesOf, copy, doneWith, later, member, monday, title } from '../test-data.ts'
import { sendCopy } from '../transits/send-copy.ts'
import { declareLost } from './declare-lost.ts'
import { itemState } from './item-state.ts'
import { noteDamage } from './note-damage.ts'
import { setAside } from './set-aside.ts'
import { useInHouse } from './use-in-house.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const timur = await branch(db, 'timur')
const bumi = await title(db, 'Bumi manusia')

const lend = async (patronId: number, barcode: string, now = monday) =>
  doneWith(await checkOut(db, atDesk(pusat), { patron: { patronId }, item: { barcode } }, now))
const giveBack = async (barcode: string, now = monday, at = pusat) =>
  doneWith(await checkIn(db, atDesk(at), { item: { barcode } }, now))
const disposition = async (id: number) =>
  (
    await db
      .selectFrom('catalogue.items')
      .select('disposition')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).disposition

test('a lost copy is charged with its price, the processing and the delay so far, and its loan ends', async () => {
  const siti = await member(db, 'siti')
  const id = await copy(db, bumi, pusat, 'L1')
  await lend(siti, 'L1')
  const lost = doneWith(await declareLost(db, atDesk(pusat), { item: { barcode: 'L1' } }, later(9)))
  assert.equal(lost.loan?.price?.amount, 59_000)
  assert.equal(lost.loan?.processing?.amount, 5000)
  assert.equal(lost.loan?.fine?.amount, 1000)
  assert.equal((await balanceOf(db, siti)).owed, 65_000)
  assert.equal(await disposition(id), 'lost')
  assert.deepEqual(await listOpenLoans(db, siti, later(9)), [])
})

test('a lost copy that is returned is found again, and its unpaid price is not owed any more', async () => {
  const returned = await giveBack('L1', later(20))
  assert.equal(returned.found.wasFound, true)
  assert.equal(returned.found.waived, 59_000)
  assert.equal(returned.found.refundable, null)
  assert.equal(returned.next.do, 'shelf')
  assert.equal(await disposition(returned.itemId), 'in-circulation')
  const { rows } = await sql<{ kind: string }>`
    select kind from circulation.loan_events order by id desc limit 1`.execute(db)
  assert.equal(rows[0]?.kind, 'found')
})

test('what was paid for a copy that is found in time can be given back, later not', async () => {
  const tuti = await member(db, 'tuti')
  const days = { P1: 30, P2: 200 }
  for (const barcode of ['P1', 'P2'] as const) {
    await copy(db, bumi, pusat, barcode)
    await lend(tuti, barcode)
  }
  for (const barcode of ['P1', 'P2'] as const) {
    const lost = doneWith(await declareLost(db, atDesk(pusat), { item: { barcode } }, later(3)))
    const chargeId = lost.loan?.price?.chargeId ?? 0
    const asked = { patronId: tuti, charges: [chargeId], method: 'cash' } as const
    doneWith(await pay(db, atDesk(pusat), asked, later(3)))
    const { found } = await giveBack(barcode, later(3 + days[barcode]))
    assert.deepEqual(found.refundable, barcode === 'P1' ? { chargeId, amount: 59_000 } : null)
  }
})

test('a copy that is not on its shelf is missing, and nobody is charged', async () => {
  const id = await copy(db, bumi, pusat, 'M1')
  assert.equal(doneWith(await declareLost(db, atDesk(pusat), { item: { barcode: 'M1' } }, monday)).loan, null)
  assert.equal(await disposition(id), 'missing')
})

test('a claim to have returned a copy stops its fine, and the return ends the claim', async () => {
  const umi = await member(db, 'umi')
  await copy(db, bumi, pusat, 'K1')
  await lend(umi, 'K1')
  const claim = (claimed: boolean, now: Date) =>
    claimReturned(db, atDesk(pusat), { item: { barcode: 'K1' }, claimed }, now)
  doneWith(await claim(true, later(8)))
  assert.deepEqual(codesOf(await claim(true, later(9))), ['loan-claimed'])
  const [open] = await listOpenLoans(db, umi, later(30))
  assert.equal(open?.claimed, true)
  assert.equal(open?.fine.amount, 500)
  doneWith(await claim(false, later(30)))
  assert.equal((await listOpenLoans(db, umi, later(30)))[0]?.fine.amount, 10_000)
  doneWith(await claim(true, later(30)))
  const { loan } = await giveBack('K1', later(60))
  assert.equal(loan?.wasClaimed, true)
  assert.equal(loan?.fine?.amount, 10_000)
})

test('damage is charged to the last borrower and takes the copy to repair', async () => {
  const vera = await member(db, 'vera')
  const id = await copy(db, bumi, pusat, 'R1')
  await lend(vera, 'R1')
  await giveBack('R1', later(1))
  const noted = doneWith(
    await noteDamage(
      db,
      atDesk(pusat),
      { item: { barcode: 'R1' }, note: 'Sampul sobek', amount: 15_000, toRepair: true },
      later(1),
    ),
  )
  assert.equal(noted.charge?.patronId, vera)
  assert.equal(await disposition(id), 'repair')
  assert.equal((await giveBack('R1', later(2))).next.do, 'repair')
})

test('a copy back from repair serves who waits', async () => {
  const record = await title(db, 'Amba')
  await copy(db, record, pusat, 'AM')
  doneWith(await setAside(db, atDesk(pusat), { item: { barcode: 'AM' }, to: 'repair' }, monday))
  const wira = await member(db, 'wira')
  doneWith(
    await placeHold(
      db,
      atDesk(pusat),
      { patron: { patronId: wira }, recordId: record, pickupBranchId: pusat },
      monday,
    ),
  )
  const back = doneWith(
    await setAside(db, atDesk(pusat), { item: { barcode: 'AM' }, to: 'in-circulation' }, later(3)),
  )
  assert.equal(back.next.do, 'hold-shelf')
  assert.deepEqual(
    codesOf(await setAside(db, atDesk(pusat), { item: { barcode: 'AM' }, to: 'display' }, later(3))),
    ['item-kept'],
  )
})

test('counts reading in the library, and sends the copy to its place', async () => {
  await copy(db, bumi, pusat, 'H1')
  assert.equal(
    doneWith(await useInHouse(db, atDesk(pusat), { item: { barcode: 'H1' } }, monday)).next.do,
    'shelf',
  )
  const { rows } = await sql`select from circulation.in_house_uses`.execute(db)
  assert.equal(rows.length, 1)
})

test('a copy sent to another branch belongs there once it has arrived', async () => {
  const id = await copy(db, bumi, pusat, 'T1')
  assert.deepEqual(
    codesOf(await sendCopy(db, atDesk(pusat), { item: { barcode: 'T1' }, toBranchId: pusat }, monday)),
    ['transfer-nowhere'],
  )
  doneWith(await sendCopy(db, atDesk(pusat), { item: { barcode: 'T1' }, toBranchId: timur }, monday))
  const state = await itemState(db, { barcode: 'T1' }, monday)
  assert.equal(state?.transit?.toBranchId, timur)
  assert.equal(state?.branchId, pusat)
  assert.equal((await giveBack('T1', later(1), timur)).next.do, 'shelf')
  assert.equal((await itemState(db, { itemId: id }, later(1)))?.branchId, timur)
})

test('the state of a copy on loan shows the fine that its return would charge', async () => {
  const xena = await member(db, 'xena')
  await copy(db, bumi, pusat, 'S1')
  await lend(xena, 'S1')
  const state = await itemState(db, { barcode: 'S1' }, later(10))
  assert.equal(state?.loan?.patronId, xena)
  const [shown] = await listOpenLoans(db, xena, later(10))
  assert.equal(shown?.fine.amount, state?.loan?.fine.amount)
  assert.equal((await giveBack('S1', later(10))).loan?.fine?.amount, state?.loan?.fine.amount)
  assert.equal(await itemState(db, { barcode: 'nothing' }, monday), undefined)
})
