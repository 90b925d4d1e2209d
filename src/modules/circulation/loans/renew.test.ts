import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { blockText } from '../deeds/messages.ts'
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
import { checkOut } from './check-out.ts'
import { renew } from './renew.ts'
import { renewAll } from './renew-all.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
await member(db, 'siti')
const wati = await member(db, 'wati')
const rini = await member(db, 'rini')
await copy(db, bumi, pusat, 'B1')

const lend = async (card: string, barcode: string, now = monday) =>
  doneWith(await checkOut(db, atDesk(pusat), { patron: { card }, item: { barcode } }, now)).loanId
const again = (loanId: number, now: Date, more = {}) =>
  renew(db, atDesk(pusat, more), { loan: { loanId } }, now)

const loanId = await lend('siti-1', 'B1')

test('renews from today, twice and no more', async () => {
  assert.equal(doneWith(await again(loanId, later(2))).dueOn, '2027-01-13')
  assert.deepEqual(codesOf(await again(loanId, later(2))), ['renewal-brings-nothing'])
  assert.equal(doneWith(await again(loanId, later(4))).renewals, 2)
  const answer = await again(loanId, later(5))
  assert.deepEqual(codesOf(answer), ['renewals-used-up'])
  const overrides = [{ code: 'renewals-used-up', reason: 'Sakit' }]
  assert.equal(doneWith(await again(loanId, later(5), { overrides, permissions: mayOverride })).renewals, 3)
})

test('refuses a loan that others wait for, in plain words', async () => {
  await copy(db, bumi, pusat, 'B2', { disposition: 'repair' })
  const id = await lend('wati-1', 'B2').catch(() => undefined)
  assert.equal(id, undefined)
  const hold = { recordId: bumi, pickupBranchId: pusat, placedAt: monday, channel: 'desk', holdPolicyId: 1 }
  await db
    .insertInto('circulation.holds')
    .values([
      { ...hold, patronId: wati },
      { ...hold, patronId: rini },
    ])
    .execute()
  const answer = await again(loanId, later(6), { overrides: [], permissions: new Set() })
  const block = !answer.ok && answer.blocks.find(({ code }) => code === 'renewal-wanted')
  assert.ok(block)
  assert.equal(blockText(block, 'id', 'member'), 'Tidak bisa diperpanjang karena sudah dipesan 2 orang.')
  await sql`update circulation.holds set standing = 'cancelled', ended_at = now(), ended_because = 'by-staff'`.execute(
    db,
  )
})

test('an overdue loan is renewed only where the rules allow it, and its fine is charged then', async () => {
  await copy(db, bumi, pusat, 'B3')
  const late = await lend('rini-1', 'B3')
  assert.deepEqual(codesOf(await again(late, later(9))), ['renewal-too-late'])
  const overrides = [{ code: 'renewal-too-late', reason: 'Banjir' }]
  const renewed = doneWith(await again(late, later(9), { overrides, permissions: mayOverride }))
  assert.equal(renewed.fine?.amount, 1000)
  assert.equal(renewed.dueOn, '2027-01-20')
  assert.equal((await balanceOf(db, rini)).owed, 1000)
})

test("a member cannot renew another's loan", async () => {
  const answer = await renew(db, atDesk(pusat), { loan: { loanId }, patronId: wati }, later(3))
  assert.deepEqual(codesOf(answer), ['loan-unknown'])
})

test('renews all that can be renewed and says of each other one why not', async () => {
  for (const barcode of ['W1', 'W2']) {
    await copy(db, bumi, pusat, barcode)
    await lend('wati-1', barcode)
  }
  await copy(db, bumi, pusat, 'W3', { loanCategory: 'berkala' })
  await lend('wati-1', 'W3')
  const all = await renewAll(db, atDesk(pusat), { patronId: wati }, later(3))
  assert.deepEqual(
    all.map(({ answer }) => codesOf(answer)),
    [[], [], ['renewal-never']],
  )
})
