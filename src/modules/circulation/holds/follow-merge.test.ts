import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { checkIn } from '../loans/check-in.ts'
import { checkOut } from '../loans/check-out.ts'
import { atDesk, branch, copy, doneWith, later, member, monday, title } from '../test-data.ts'
import { circulationFollowsMerge as follower } from './follow-merge.ts'
import { placeHold } from './place-hold.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const [siti, budi, rini, wati] = [
  await member(db, 'siti'),
  await member(db, 'budi'),
  await member(db, 'rini'),
  await member(db, 'wati'),
]

const lend = async (patronId: number, barcode: string) =>
  doneWith(await checkOut(db, atDesk(pusat), { patron: { patronId }, item: { barcode } }, monday))
const ask = async (patronId: number, recordId: number, days: number) =>
  doneWith(
    await placeHold(
      db,
      atDesk(pusat),
      { patron: { patronId }, recordId, pickupBranchId: pusat },
      later(days),
    ),
  )

async function state() {
  const { rows } = await sql<{ told: unknown }>`
    select jsonb_agg(jsonb_build_array(what, id, record_id, item_id, standing) order by what, id) as told from (
      select 'hold' as what, id, record_id, item_id, standing from circulation.holds
      union all
      select 'loan', id, record_id, item_id, ending from circulation.loans
    ) all_of_it
  `.execute(db)
  return JSON.stringify(rows[0]?.told)
}

test('loans and queues of two titles become one and are told apart again', async () => {
  const [into, from] = [await title(db, 'Bumi manusia'), await title(db, 'Bumi Manusia')]
  await copy(db, into, pusat, 'A1')
  await copy(db, from, pusat, 'A2')
  await lend(rini, 'A1')
  await lend(rini, 'A2')
  await ask(siti, into, 1)
  await ask(budi, from, 2)
  await ask(siti, from, 3)
  const before = await state()
  const items = (to: number, of: string) =>
    sql`update catalogue.items set record_id = ${to} where barcode = ${of}`.execute(db)
  await items(into, 'A2')
  const moved = await db.transaction().execute((tx) => follower.follow(tx, { from, into }))
  const queue = await sql<{ patronId: number }>`
    select patron_id from circulation.holds where record_id = ${into} and ended_at is null order by placed_at
  `.execute(db)
  assert.deepEqual(
    queue.rows.map(({ patronId }) => patronId),
    [siti, budi],
  )
  const left = await sql`
    select 1 from circulation.holds where record_id = ${from}
    union all select 1 from circulation.loans where record_id = ${from}
  `.execute(db)
  assert.equal(left.rows.length, 0)

  await items(from, 'A2')
  const kept: unknown = JSON.parse(JSON.stringify(moved))
  await db.transaction().execute((tx) => follower.takeBack(tx, { from, into }, kept))
  assert.equal(await state(), before)
})

test('a member for whom a copy of each lies ready fetches both', async () => {
  const [into, from] = [await title(db, 'Cantik itu luka'), await title(db, 'Cantik Itu Luka')]
  await copy(db, into, pusat, 'B1')
  await copy(db, from, pusat, 'B2')
  await lend(budi, 'B1')
  await lend(budi, 'B2')
  await ask(wati, into, 1)
  await ask(wati, from, 2)
  for (const barcode of ['B1', 'B2']) {
    doneWith(await checkIn(db, atDesk(pusat), { item: { barcode } }, later(3)))
  }
  await sql`update catalogue.items set record_id = ${into} where barcode = 'B2'`.execute(db)
  await db.transaction().execute((tx) => follower.follow(tx, { from, into }))
  const { rows } = await sql<{ standing: string; bound: boolean }>`
    select standing, item_id is not null as bound from circulation.holds
    where record_id = ${into} and ended_at is null order by placed_at
  `.execute(db)
  assert.deepEqual(rows, [
    { standing: 'ready', bound: false },
    { standing: 'ready', bound: true },
  ])
})
