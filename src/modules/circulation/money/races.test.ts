import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { atDesk, branch, codesOf, doneWith, member, monday, warm } from '../test-data.ts'
import { balanceOf } from './balance.ts'
import { chargeByHand } from './charge-by-hand.ts'
import { pay } from './pay.ts'
import { closeTill } from './till/close-till.ts'
import { tillState } from './till/till-state.ts'
import { waive } from './waive.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const six = [1, 2, 3, 4, 5, 6]
const people = await Promise.all(six.map((number) => member(db, `anggota${number}`)))
const owe = async (patronId: number, amount: number) =>
  doneWith(await chargeByHand(db, atDesk(pusat), { patronId, amount, reason: 'other', note: 'map' }, monday))
    .chargeId

await warm(db, 6)

test('six desks that take money for the same charge take it once', async () => {
  const [siti = 0] = people
  for (let round = 0; round < 20; round++) {
    const chargeId = await owe(siti, 5000)
    const asked = { patronId: siti, charges: [chargeId], method: 'cash' } as const
    const answers = await Promise.all(six.map(() => pay(db, atDesk(pusat), asked, monday)))
    assert.equal(answers.filter(({ ok }) => ok).length, 1)
    assert.deepEqual(
      answers.flatMap(codesOf),
      Array.from({ length: 5 }, () => 'owes-nothing'),
    )
    assert.equal((await balanceOf(db, siti)).owed, 0)
  }
})

test('one form sent six times at once is one payment with one receipt', async () => {
  const [siti = 0] = people
  await owe(siti, 5000)
  const deed = atDesk(pusat)
  const asked = { patronId: siti, amount: 2000, method: 'qris' } as const
  const answers = await Promise.all(six.map(() => pay(db, deed, asked, monday)))
  assert.equal(new Set(answers.map((answer) => doneWith(answer).receiptNumber)).size, 1)
  assert.equal(answers.filter((answer) => answer.ok && !answer.repeated).length, 1)
  assert.equal((await balanceOf(db, siti)).owed, 3000)
})

test('paying and waiving at once never settle more than is owed', async () => {
  const [, budi = 0] = people
  for (let round = 0; round < 10; round++) {
    const chargeId = await owe(budi, 3000)
    const note = 'tidak mampu'
    await Promise.all(
      six.map((desk) =>
        desk % 2
          ? pay(db, atDesk(pusat), { patronId: budi, amount: 1000, method: 'cash' }, monday)
          : waive(
              db,
              atDesk(pusat),
              { patronId: budi, charges: [chargeId], amount: 1000, reason: 'hardship', note },
              monday,
            ),
      ),
    )
    assert.equal((await balanceOf(db, budi)).owed, 0)
  }
})

test('receipts of one branch written at once have no gaps, refusals between them', async () => {
  for (const id of people) await owe(id, 100_000)
  await Promise.all(
    people.flatMap((patronId) =>
      six.map((amount) =>
        pay(
          db,
          atDesk(pusat),
          { patronId, amount: amount % 3 ? amount * 1000 : 900_000, method: 'cash' },
          monday,
        ),
      ),
    ),
  )
  const { rows } = await sql<{ place: number; number: string }>`
    select place, number from circulation.receipts order by place`.execute(db)
  assert.deepEqual(
    rows.map(({ place }) => place),
    rows.map((_, place) => place + 1),
  )
  assert.equal(rows[0]?.number, 'PUSAT-2027-00001')
})

test('a till closed twice at once counts each receipt once, and what comes meanwhile waits for the next close', async () => {
  const { upTo, takings } = await tillState(db, pusat)
  const close = () =>
    closeTill(db, atDesk(pusat), { upTo, opening: 0, counted: takings.cash, note: '' }, monday)
  const [siti = 0] = people
  const [first, , second] = await Promise.all([
    close(),
    pay(db, atDesk(pusat), { patronId: siti, amount: 1500, method: 'cash' }, monday),
    close(),
  ])
  assert.deepEqual([first, second].map(({ ok }) => ok).toSorted(), [false, true])
  assert.deepEqual([...codesOf(first), ...codesOf(second)], ['nothing-to-close'])
  assert.equal((await tillState(db, pusat)).takings.cash, 1500)
})
