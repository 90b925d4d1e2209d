import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { atDesk, branch, codesOf, copy, doneWith, later, member, monday, title, warm } from '../test-data.ts'
import { checkIn } from './check-in.ts'
import { checkOut } from './check-out.ts'
import { renew } from './renew.ts'

const { db } = await testDatabase()
const desks = [1, 2, 3, 4, 5, 6, 7, 8]
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
for (const desk of desks) {
  await member(db, `anggota${desk}`, 'lembaga')
  await copy(db, bumi, pusat, `B${desk}`)
}

const lend = (card: string, barcode: string, key?: string, now = monday) =>
  checkOut(db, atDesk(pusat, key ? { key } : {}), { patron: { card }, item: { barcode } }, now)
const giveBack = (barcode: string, now = monday, key?: string) =>
  checkIn(db, atDesk(pusat, key ? { key } : {}), { item: { barcode } }, now)

await warm(db, 8)

test('eight desks never lend the same copy twice', async () => {
  for (let round = 0; round < 40; round++) {
    const answers = await Promise.all(desks.map((desk) => lend(`anggota${desk}-1`, 'B1')))
    assert.equal(answers.filter(({ ok }) => ok).length, 1)
    const { rows } = await sql`select from circulation.loans where ended_at is null`.execute(db)
    assert.equal(rows.length, 1)
    doneWith(await giveBack('B1'))
  }
})

test('eight desks never pass the limit of a member with one place left', async () => {
  await member(db, 'siti')
  for (const barcode of ['S1', 'S2']) {
    await copy(db, bumi, pusat, barcode)
    doneWith(await lend('siti-1', barcode))
  }
  for (let round = 0; round < 20; round++) {
    const answers = await Promise.all(desks.map((desk) => lend('siti-1', `B${desk}`)))
    assert.equal(answers.filter(({ ok }) => ok).length, 1)
    assert.ok(answers.every((answer) => answer.ok || codesOf(answer).join() === 'limit-reached'))
    await Promise.all(desks.map((desk) => giveBack(`B${desk}`)))
  }
})

test('a fine is charged once when a copy is returned at eight desks at once', async () => {
  doneWith(await lend('anggota1-1', 'B1'))
  const answers = await Promise.all(desks.map(() => giveBack('B1', later(9))))
  assert.equal(answers.filter((answer) => doneWith(answer).loan !== null).length, 1)
  const { rows } = await sql`select from circulation.account_entries`.execute(db)
  assert.equal(rows.length, 1)
})

test('one key used eight times at once lends once and gives the same answer each time', async () => {
  const answers = await Promise.all(desks.map(() => lend('anggota2-1', 'B2', 'kunci-bersama-1')))
  assert.equal(new Set(answers.map((answer) => doneWith(answer).loanId)).size, 1)
  const returns = await Promise.all(desks.map(() => giveBack('B2', later(9), 'kunci-bersama-2')))
  assert.equal(new Set(returns.map((answer) => doneWith(answer).loan?.fine?.chargeId)).size, 1)
  const { rows } = await sql`select from circulation.operations where key like 'kunci-bersama-%'`.execute(db)
  assert.equal(rows.length, 2)
})

test('a renewal pressed eight times at once counts once for each key', async () => {
  const { loanId } = doneWith(await lend('anggota3-1', 'B3'))
  const press = () => renew(db, atDesk(pusat, { key: 'perpanjang-1' }), { loan: { loanId } }, later(3))
  const answers = await Promise.all(desks.map(press))
  assert.ok(answers.every((answer) => doneWith(answer).renewals === 1))
  const { rows } = await sql<{ renewals: number }>`
    select renewals from circulation.loans where id = ${loanId}`.execute(db)
  assert.equal(rows[0]?.renewals, 1)
  doneWith(await giveBack('B3'))
})

test('lending, returning and renewing the same few copies at once ends in no deadlock', async () => {
  await Promise.all(
    desks.flatMap((desk) =>
      Array.from({ length: 12 }, async (_, turn) => {
        const barcode = `B${((desk + turn) % 3) + 1}`
        await lend(`anggota${((desk * turn) % 8) + 1}-1`, barcode)
        await renew(db, atDesk(pusat), { loan: { barcode } }, later(2))
        await giveBack(barcode)
      }),
    ),
  )
  const { rows } = await sql<{ most: number }>`
    select coalesce(max(count), 0) as most from (
      select count(*) from circulation.loans where ended_at is null group by item_id) open`.execute(db)
  assert.ok((rows[0]?.most ?? 0) <= 1)
})
