import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
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

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const pelangi = await title(db, 'Laskar pelangi')
const siti = await member(db, 'siti')
await member(db, 'budi')
const b1 = await copy(db, pelangi, pusat, 'B1')

const lend = (card: string, barcode: string, more = {}, request = {}, now = monday) =>
  checkOut(db, atDesk(pusat, more), { patron: { card }, item: { barcode }, ...request }, now)

const count = async (table: ReturnType<typeof sql>) =>
  (await sql<{ count: number }>`select count(*) from ${table}`.execute(db)).rows[0]?.count

test('lends a copy for the days that the rules give', async () => {
  const loan = doneWith(await lend('siti-1', 'B1'))
  assert.equal(loan.dueOn, '2027-01-11')
  assert.equal(loan.patronId, siti)
  assert.equal(loan.itemId, b1)
  assert.equal(loan.openLoans, 1)
  const events = await db.selectFrom('kernel.events').select(['name', 'payload']).execute()
  assert.deepEqual(events, [
    { name: 'loan-made', payload: { loanId: loan.loanId, patronId: siti, itemId: b1, channel: 'desk' } },
  ])
})

test('tells of a copy that is on loan, and to whom only whether it is the same member', async () => {
  assert.deepEqual(codesOf(await lend('budi-1', 'B1')), ['item-on-loan'])
  assert.deepEqual(codesOf(await lend('siti-1', 'B1')), ['item-already-theirs'])
})

test('names an unknown card and an unknown copy together', async () => {
  assert.deepEqual(codesOf(await lend('nobody', 'nothing')), ['card-unknown', 'item-unknown'])
})

test('gives the stored answer to a repeated key, and refuses the key for anything else', async () => {
  await copy(db, pelangi, pusat, 'R1')
  const key = 'kunci-berulang-1'
  const first = await lend('budi-1', 'R1', { key })
  const again = await lend('budi-1', 'R1', { key })
  assert.deepEqual(doneWith(again), doneWith(first))
  assert.equal(again.ok && again.repeated, true)
  assert.deepEqual(codesOf(await lend('budi-1', 'B1', { key })), ['key-reused'])
})

test('a dry run decides and writes nothing', async () => {
  await copy(db, pelangi, pusat, 'D1')
  const before = [await count(sql`circulation.loans`), await count(sql`circulation.operations`)]
  assert.equal(doneWith(await lend('budi-1', 'D1', { dryRun: true })).dueOn, '2027-01-11')
  assert.deepEqual(codesOf(await lend('budi-1', 'B1', { dryRun: true })), ['item-on-loan'])
  assert.deepEqual([await count(sql`circulation.loans`), await count(sql`circulation.operations`)], before)
})

test('lists all reasons in the order in which staff should hear them', async () => {
  const eka = await member(db, 'eka')
  await sql`update patrons.patrons set expires_on = '2027-01-03' where id = ${eka}`.execute(db)
  await sql`insert into patrons.blocks (patron_id, kind, reason, starts_on, ends_on, made_by)
    values (${eka}, 'suspension', 'Terlambat', '2027-01-01', '2027-01-10', 'Ratna')`.execute(db)
  await sql`insert into circulation.account_entries (id, charge_id, patron_id, kind, amount, reason, branch_id, actor_kind, at)
    values (1000, 1000, ${eka}, 'charge', 60000, 'other', ${pusat}, 'staff', now())`.execute(db)
  await copy(db, pelangi, pusat, 'REF', { disposition: 'reference-only' })
  assert.deepEqual(codesOf(await lend('eka-1', 'REF')), [
    'member-expired',
    'member-suspended',
    'owes-too-much',
    'item-read-here',
  ])
})

test('lends all the same to who may override with a reason, and notes both', async () => {
  const overrides = ['member-expired', 'member-suspended', 'owes-too-much', 'item-read-here'].map((code) => ({
    code,
    reason: 'Izin kepala',
  }))
  assert.equal((await lend('eka-1', 'REF', { overrides })).ok, false)
  const silent = overrides.map(({ code }) => ({ code, reason: ' ' }))
  assert.equal((await lend('eka-1', 'REF', { overrides: silent, permissions: mayOverride })).ok, false)
  const answer = await lend('eka-1', 'REF', { overrides, permissions: mayOverride })
  const { loanId } = doneWith(answer)
  assert.equal(answer.ok && answer.overridden.length, 4)
  const events = await sql<{ block: string; actor: string }>`
    select details->>'block' as block, actor from circulation.loan_events where loan_id = ${loanId} order by id`.execute(
    db,
  )
  assert.deepEqual(events.rows[0], { block: 'member-expired', actor: 'Ratna' })
  assert.equal(events.rows.length, 4)
  const { rows } = await sql`select from kernel.audit_entries where action = 'loan.overridden'`.execute(db)
  assert.equal(rows.length, 4)
})

test('refuses a lost card, and a membership that was closed', async () => {
  const fajar = await member(db, 'fajar')
  await sql`update patrons.cards set ended_at = now(), ended_because = 'lost' where patron_id = ${fajar}`.execute(
    db,
  )
  await copy(db, pelangi, pusat, 'F1')
  assert.deepEqual(codesOf(await lend('fajar-1', 'F1')), ['card-lost'])
  await sql`update patrons.patrons set standing = 'closed' where id = ${fajar}`.execute(db)
  assert.deepEqual(codesOf(await lend('fajar-1', 'F1')), ['member-left'])
})

test('holds members to the limits in all, and those not verified to theirs', async () => {
  await member(db, 'gita')
  for (const barcode of ['G1', 'G2', 'G3', 'G4']) await copy(db, pelangi, pusat, barcode)
  for (const barcode of ['G1', 'G2', 'G3']) doneWith(await lend('gita-1', barcode))
  assert.deepEqual(codesOf(await lend('gita-1', 'G4')), ['limit-reached'])
  const hadi = await member(db, 'hadi')
  await sql`update patrons.patrons set standing = 'pending', verified_at = null where id = ${hadi}`.execute(
    db,
  )
  doneWith(await lend('hadi-1', 'G4'))
  await copy(db, pelangi, pusat, 'H2')
  const answer = await lend('hadi-1', 'H2')
  assert.deepEqual(!answer.ok && answer.blocks, [
    { code: 'limit-reached', have: 1, most: 1, counted: 'all', unverified: true },
  ])
})

test('counts limits of one kind of copy and of one branch apart', async () => {
  await sql`insert into circulation.limits (loan_category, most) values ('dvd', 1)`.execute(db)
  await member(db, 'intan')
  for (const barcode of ['V1', 'V2']) await copy(db, pelangi, pusat, barcode, { loanCategory: 'dvd' })
  await copy(db, pelangi, pusat, 'V3')
  doneWith(await lend('intan-1', 'V1'))
  assert.deepEqual(codesOf(await lend('intan-1', 'V2')), ['limit-reached'])
  doneWith(await lend('intan-1', 'V3'))
})

test('refuses copies in repair, on display, in process, for reading here and withdrawn', async () => {
  await member(db, 'joko')
  const expected = {
    repair: 'item-in-repair',
    display: 'item-on-display',
    'in-process': 'item-in-process',
    'reference-only': 'item-read-here',
    withdrawn: 'item-withdrawn',
  } as const
  for (const disposition of Object.keys(expected) as (keyof typeof expected)[]) {
    await copy(db, pelangi, pusat, disposition, { disposition })
    assert.deepEqual(codesOf(await lend('joko-1', disposition)), [expected[disposition]])
  }
})

test('a copy noted as missing is found when it is lent', async () => {
  await member(db, 'kiki')
  const id = await copy(db, pelangi, pusat, 'M1', { disposition: 'missing' })
  assert.equal(doneWith(await lend('kiki-1', 'M1')).wasFound, true)
  const item = await db
    .selectFrom('catalogue.items')
    .select('disposition')
    .where('id', '=', id)
    .executeTakeFirst()
  assert.equal(item?.disposition, 'in-circulation')
})

test('sets a day by hand only for who may', async () => {
  await member(db, 'lina')
  await copy(db, pelangi, pusat, 'L1')
  assert.deepEqual(codesOf(await lend('lina-1', 'L1', {}, { dueOn: '2027-02-01' })), ['day-not-allowed'])
  const overrides = [{ code: 'day-not-allowed', reason: 'Pameran sekolah' }]
  const loan = doneWith(
    await lend('lina-1', 'L1', { overrides, permissions: mayOverride }, { dueOn: '2027-02-01' }),
  )
  assert.equal(loan.dueOn, '2027-02-01')
})

test('lends nothing to a member with an overdue loan', async () => {
  await copy(db, pelangi, pusat, 'O1')
  assert.deepEqual(codesOf(await lend('lina-1', 'O1', {}, {}, later(60))), ['has-overdue'])
  assert.deepEqual(codesOf(await lend('gita-1', 'O1', {}, {}, later(8))), ['has-overdue', 'limit-reached'])
})
