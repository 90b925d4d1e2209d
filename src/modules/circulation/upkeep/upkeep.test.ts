import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { placeHold } from '../holds/place-hold.ts'
import { checkIn } from '../loans/check-in.ts'
import { checkOut } from '../loans/check-out.ts'
import { listPastLoans } from '../loans/list-past-loans.ts'
import { balanceOf } from '../money/balance.ts'
import { waiveRest } from '../money/waive-rest.ts'
import { atDesk, branch, copy, doneWith, later, member, monday, ratna, title } from '../test-data.ts'
import { ageToLost } from './age-to-lost.ts'
import { setDaysRemembered } from '../privacy/days-remembered.ts'
import { expireHolds } from './expire-holds.ts'
import { forgetMembers } from './forget-members.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
const siti = await member(db, 'siti')
const budi = await member(db, 'budi')

const lend = async (patronId: number, barcode: string, now = monday) =>
  doneWith(await checkOut(db, atDesk(pusat), { patron: { patronId }, item: { barcode } }, now))
const giveBack = async (barcode: string, now: Date) =>
  doneWith(await checkIn(db, atDesk(pusat), { item: { barcode } }, now))

test('holds not picked up and holds of no use any more expire once', async () => {
  const record = await title(db, 'Pulang')
  await copy(db, record, pusat, 'P1')
  const ask = async (patronId: number, more = {}) =>
    doneWith(
      await placeHold(
        db,
        atDesk(pusat),
        { patron: { patronId }, recordId: record, pickupBranchId: pusat, ...more },
        monday,
      ),
    )
  await ask(siti)
  await ask(budi, { neededBy: '2027-01-06' })
  await giveBack('P1', monday)
  assert.equal(await expireHolds(db, later(1)), 0)
  assert.equal(await expireHolds(db, later(5)), 2)
  assert.equal(await expireHolds(db, later(6)), 0)
})

test('a loan late for longer than its terms allow is taken as lost, once', async () => {
  await copy(db, bumi, pusat, 'L1')
  await lend(budi, 'L1')
  assert.equal(await ageToLost(db, later(67)), 0)
  assert.equal(await ageToLost(db, later(68)), 1)
  assert.equal(await ageToLost(db, later(69)), 0)
  const { charges } = await balanceOf(db, budi)
  assert.deepEqual(charges.map(({ reason }) => reason).toSorted(), ['lost', 'overdue', 'processing'])
})

test('forgets who had a returned loan, except for members who keep a history and charges not settled', async () => {
  const [wati, rini, tari] = [await member(db, 'wati'), await member(db, 'rini'), await member(db, 'tari')]
  await sql`update patrons.patrons set keeps_history = true where id = ${wati}`.execute(db)
  for (const [patronId, barcode] of [
    [wati, 'W1'],
    [rini, 'R1'],
    [tari, 'T1'],
  ] as const) {
    await copy(db, bumi, pusat, barcode)
    await lend(patronId, barcode)
    await giveBack(barcode, later(patronId === tari ? 9 : 2))
  }
  await setDaysRemembered(db, 20, ratna)
  await forgetMembers(db, later(15))
  assert.equal((await listPastLoans(db, rini, { limit: 9 })).length, 1)
  await forgetMembers(db, later(40))
  assert.equal((await listPastLoans(db, rini, { limit: 9 })).length, 0)
  assert.equal((await listPastLoans(db, wati, { limit: 9 })).length, 1)
  assert.equal((await listPastLoans(db, tari, { limit: 9 })).length, 1)

  const [charge] = (await balanceOf(db, tari)).charges
  await db
    .transaction()
    .execute((tx) =>
      waiveRest(tx, atDesk(pusat), { chargeId: charge?.id ?? 0, reason: 'hardship', note: '' }, later(41)),
    )
  await forgetMembers(db, later(42))
  assert.equal((await listPastLoans(db, tari, { limit: 9 })).length, 0)
  await forgetMembers(db, later(90))
  const { rows } = await sql<{ named: number; all: number }>`
    select count(patron_id) filter (where patron_id = ${tari}) as named, count(*) as all
    from circulation.account_entries`.execute(db)
  assert.equal(rows[0]?.named, 0)
  assert.ok((rows[0]?.all ?? 0) >= 2)
})
