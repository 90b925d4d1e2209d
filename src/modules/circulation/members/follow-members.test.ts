import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { folderStore } from '#kernel/files.ts'
import { asCsv, openVault, registerPatron, tellAll, type PatronParts } from '#modules/patrons/index.ts'
import { forgetMember, mergeMembers } from '#modules/patrons/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { balanceOf } from '../money/balance.ts'
import { branch, copy, monday, ratna, title } from '../test-data.ts'
import { chargeMember, circulationFollowsMembers } from './follow-members.ts'

const { db } = await testDatabase()
const branchId = await branch(db, 'pusat')
const parts: PatronParts = {
  vault: openVault([Buffer.alloc(32, 3)]),
  files: folderStore('/nowhere'),
  charge: chargeMember,
  followers: [circulationFollowsMembers],
}
const acting = { parts, actor: ratna, now: monday }
let count = 0
const member = () =>
  registerPatron(db, { cardNumber: `M-${1000 + ++count}`, name: `Anggota ${count}`, pin: '190645' })

async function lend(patronId: number): Promise<number> {
  const recordId = await title(db, `Judul ${++count}`)
  const itemId = await copy(db, recordId, branchId, `B${count}`)
  const { rows } = await sql<{ id: number }>`
    insert into circulation.loans (item_id, record_id, patron_id, category, loan_category, branch_id, channel,
      lent_at, due_on, loan_policy_id, renewal_policy_id, fine_policy_id, lost_policy_id)
    values (${itemId}, ${recordId}, ${patronId}, 'umum', 'umum', ${branchId}, 'desk', ${monday}, '2027-01-18',
      1, 1, 1, 1)
    returning id
  `.execute(db)
  return rows[0]?.id ?? 0
}

const owe = (patronId: number, amount: number) =>
  db
    .transaction()
    .execute((tx) => chargeMember(tx, { patronId, amount, reason: 'card', actor: ratna }, monday))

const hold = (patronId: number, recordId: number, placedAt: string) =>
  db
    .insertInto('circulation.holds')
    .values({
      patronId,
      recordId,
      pickupBranchId: branchId,
      placedAt,
      channel: 'desk',
      holdPolicyId: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

test('loans, holds and what is owed follow a member who is merged, and the balance is the sum of both', async () => {
  const [from, into] = [await member(), await member()]
  const loan = await lend(from)
  await owe(from, 5_000)
  await owe(into, 2_000)
  assert.ok((await mergeMembers(db, { from, into }, acting)).ok)
  const moved = await db
    .selectFrom('circulation.loans')
    .select('patronId')
    .where('id', '=', loan)
    .executeTakeFirst()
  assert.equal(moved?.patronId, into)
  assert.equal((await balanceOf(db, into)).owed, 7_000)
  assert.equal((await balanceOf(db, from)).owed, 0)
})

test('nobody else changes whose an entry of the ledger is', async () => {
  const [one, other] = [await member(), await member()]
  await owe(one, 1_000)
  await assert.rejects(
    db
      .updateTable('circulation.accountEntries')
      .set({ patronId: other })
      .where('patronId', '=', one)
      .execute(),
    /append-only/,
  )
})

test('of two requests for one title the earlier stays in the queue', async () => {
  const [from, into] = [await member(), await member()]
  const recordId = await title(db, 'Laut Bercerita')
  const early = await hold(from, recordId, '2027-01-01T03:00:00Z')
  const late = await hold(into, recordId, '2027-01-02T03:00:00Z')
  assert.ok((await mergeMembers(db, { from, into }, acting)).ok)
  const holds = await db
    .selectFrom('circulation.holds')
    .select(['id', 'standing', 'patronId'])
    .where('recordId', '=', recordId)
    .orderBy('id')
    .execute()
  assert.deepEqual(holds, [
    { id: early.id, standing: 'waiting', patronId: into },
    { id: late.id, standing: 'cancelled', patronId: into },
  ])
})

test('a member with a book at home is not forgotten; afterwards the loan stays without a face', async () => {
  const id = await member()
  const loan = await lend(id)
  assert.deepEqual(await forgetMember({ db, files: parts.files }, id, acting), {
    ok: false,
    refusal: 'something-open',
  })
  await sql`update circulation.loans set ended_at = ${monday}, ending = 'returned' where id = ${loan}`.execute(
    db,
  )
  assert.match(asCsv((await tellAll(db, parts, id, monday)) ?? {}), /pinjaman,1,judul,Judul/)
  assert.ok((await forgetMember({ db, files: parts.files }, id, acting)).ok)
  const kept = await db
    .selectFrom('circulation.loans')
    .select(['patronId', 'category'])
    .where('id', '=', loan)
    .executeTakeFirst()
  assert.deepEqual(kept, { patronId: null, category: 'umum' })
})
