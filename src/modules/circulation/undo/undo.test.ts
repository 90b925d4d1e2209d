import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { placeHold } from '../holds/place-hold.ts'
import { checkIn } from '../loans/check-in.ts'
import { checkOut } from '../loans/check-out.ts'
import { listOpenLoans } from '../loans/list-open-loans.ts'
import { renew } from '../loans/renew.ts'
import { balanceOf } from '../money/balance.ts'
import { atDesk, branch, codesOf, copy, doneWith, later, member, monday, title } from '../test-data.ts'
import { undo } from './undo.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const siti = await member(db, 'siti')
const budi = await member(db, 'budi')

const lend = async (patronId: number, barcode: string, now = monday, key: string = randomUUID()) =>
  doneWith(await checkOut(db, atDesk(pusat, { key }), { patron: { patronId }, item: { barcode } }, now))
const giveBack = async (barcode: string, now: Date, key: string = randomUUID()) =>
  doneWith(await checkIn(db, atDesk(pusat, { key }), { item: { barcode } }, now))
const takeBack = (key: string, now: Date) => undo(db, atDesk(pusat), { key }, now)
const minutes = (count: number, from: Date) => new Date(from.getTime() + count * 60_000)

test('a check-out taken back leaves no open loan, and the hold that it filled as it was', async () => {
  const bumi = await title(db, 'Bumi manusia')
  await copy(db, bumi, pusat, 'B1')
  const asked = { patron: { patronId: siti }, recordId: bumi, pickupBranchId: pusat }
  const { holdId } = doneWith(await placeHold(db, atDesk(pusat), asked, monday))
  await giveBack('B1', monday)
  await lend(siti, 'B1', monday, 'kunci-pinjam-1')
  assert.equal(doneWith(await takeBack('kunci-pinjam-1', minutes(1, monday))).kind, 'check-out')
  assert.deepEqual(await listOpenLoans(db, siti, monday), [])
  const hold = await db
    .selectFrom('circulation.holds')
    .select('standing')
    .where('id', '=', holdId)
    .executeTakeFirst()
  assert.equal(hold?.standing, 'ready')
  assert.deepEqual(codesOf(await takeBack('kunci-pinjam-1', minutes(2, monday))), ['undo-overtaken'])
})

test('a return taken back opens the loan again and forgives its fine; the real return charges anew', async () => {
  const pulang = await title(db, 'Pulang')
  await copy(db, pulang, pusat, 'P1')
  await lend(budi, 'P1')
  await giveBack('P1', later(9), 'kunci-kembali-1')
  assert.equal((await balanceOf(db, budi)).owed, 1000)
  doneWith(await takeBack('kunci-kembali-1', minutes(1, later(9))))
  assert.equal((await balanceOf(db, budi)).owed, 0)
  assert.equal((await listOpenLoans(db, budi, later(9)))[0]?.fine.amount, 1000)
  assert.equal((await giveBack('P1', later(10))).loan?.fine?.amount, 1500)
  assert.equal((await balanceOf(db, budi)).owed, 1500)
})

test('a return taken back lifts the suspension and lets the queue be as it was', async () => {
  await sql`update circulation.rules set policy_id = (
      select id from circulation.policies where name = 'Skorsing') where kind = 'fine' and category is null`.execute(
    db,
  )
  const saman = await title(db, 'Saman')
  await copy(db, saman, pusat, 'S1')
  await lend(budi, 'S1', later(10))
  const asked = { patron: { patronId: siti }, recordId: saman, pickupBranchId: pusat }
  const { holdId } = doneWith(await placeHold(db, atDesk(pusat), asked, later(11)))
  const returned = await giveBack('S1', later(20), 'kunci-kembali-2')
  assert.equal(returned.routed.trappedHoldId, holdId)
  doneWith(await takeBack('kunci-kembali-2', minutes(3, later(20))))
  const { rows } = await sql`select from patrons.blocks where lifted_at is null`.execute(db)
  assert.equal(rows.length, 0)
  const hold = await db
    .selectFrom('circulation.holds')
    .select('standing')
    .where('id', '=', holdId)
    .executeTakeFirst()
  assert.equal(hold?.standing, 'waiting')
  assert.ok((await giveBack('S1', later(20))).loan?.suspension)
})

test('a return is not taken back once the copy is lent again or half an hour has passed', async () => {
  const ayu = await title(db, 'Larung')
  await copy(db, ayu, pusat, 'L1')
  await lend(siti, 'L1')
  await giveBack('L1', later(1), 'kunci-kembali-3')
  assert.deepEqual(codesOf(await takeBack('kunci-kembali-3', minutes(31, later(1)))), ['undo-too-late'])
  const other = await member(db, 'rini')
  await lend(other, 'L1', later(1))
  assert.deepEqual(codesOf(await takeBack('kunci-kembali-3', minutes(2, later(1)))), ['undo-overtaken'])
  assert.deepEqual(codesOf(await takeBack('kunci-tak-ada', monday)), ['undo-unknown'])
})

test('a renewal taken back leaves the day and the count as before', async () => {
  const cinta = await title(db, 'Ayat-ayat cinta')
  await copy(db, cinta, pusat, 'C1')
  const wati = await member(db, 'wati')
  const { loanId, dueOn } = await lend(wati, 'C1')
  doneWith(await renew(db, atDesk(pusat, { key: 'kunci-panjang-1' }), { loan: { loanId } }, later(3)))
  doneWith(await takeBack('kunci-panjang-1', minutes(1, later(3))))
  const [loan] = await listOpenLoans(db, wati, later(3))
  assert.equal(loan?.dueOn, dueOn)
  assert.equal(loan?.renewals, 0)
})

test('a check-out taken back leaves another copy, caught for the member before, with whoever has it now', async () => {
  const gadis = await title(db, 'Gadis pantai')
  await copy(db, gadis, pusat, 'G1')
  await copy(db, gadis, pusat, 'G2')
  const [yuli, zul] = [await member(db, 'yuli'), await member(db, 'zul')]
  const asked = { patron: { patronId: yuli }, recordId: gadis, pickupBranchId: pusat }
  const { holdId } = doneWith(await placeHold(db, atDesk(pusat), asked, monday))
  await giveBack('G1', monday)
  await lend(yuli, 'G2', monday, 'kunci-pinjam-2')
  await lend(zul, 'G1', monday)
  doneWith(await takeBack('kunci-pinjam-2', minutes(1, monday)))
  const hold = await db
    .selectFrom('circulation.holds')
    .select(['standing', 'trappedItemId'])
    .where('id', '=', holdId)
    .executeTakeFirst()
  assert.deepEqual(hold, { standing: 'waiting', trappedItemId: null })
})

test('a return is not taken back once the copy is kept for somebody', async () => {
  const rara = await title(db, 'Rara Mendut')
  await copy(db, rara, pusat, 'RM')
  const [ade, bayu] = [await member(db, 'ade'), await member(db, 'bayu')]
  await lend(ade, 'RM')
  await giveBack('RM', later(1), 'kunci-kembali-4')
  const asked = { patron: { patronId: bayu }, recordId: rara, pickupBranchId: pusat }
  doneWith(await placeHold(db, atDesk(pusat), asked, later(1)))
  await giveBack('RM', later(1))
  assert.deepEqual(codesOf(await takeBack('kunci-kembali-4', minutes(2, later(1)))), ['undo-overtaken'])
})
