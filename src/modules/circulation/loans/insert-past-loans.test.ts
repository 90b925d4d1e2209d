import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { balanceOf } from '../money/balance.ts'
import { insertCharges } from '../money/insert-charges.ts'
import { branch, copy, later, member, monday, ratna, title } from '../test-data.ts'
import { insertPastLoans } from './insert-past-loans.ts'
import { listOpenLoans } from './list-open-loans.ts'
import { listPastLoans } from './list-past-loans.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
const siti = await member(db, 'siti')
const itemId = await copy(db, bumi, pusat, 'B1')

test('loans of the past follow the rules, and their delay can be charged', async () => {
  const of = (lentAt: Date, returnedAt: Date | null) => ({
    itemId,
    patronId: siti,
    branchId: pusat,
    lentAt,
    returnedAt,
  })
  const inserted = await insertPastLoans(
    db,
    [of(monday, later(5)), of(later(10), later(21)), of(later(30), null)],
    later(31),
  )
  assert.deepEqual(
    inserted.map(({ dueOn, fine }) => [dueOn, fine.amount]),
    [
      ['2027-01-11', 0],
      ['2027-01-21', 1500],
      ['2027-02-10', 0],
    ],
  )
  assert.equal((await listPastLoans(db, siti, { limit: 9 })).length, 2)
  assert.equal((await listOpenLoans(db, siti, later(31))).length, 1)
  const late = inserted.filter(({ fine }) => fine.amount > 0)
  const ids = await db.transaction().execute((tx) =>
    insertCharges(
      tx,
      late.map(({ loanId, fine }) => ({
        patronId: siti,
        amount: fine.amount,
        reason: 'overdue' as const,
        loanId,
        itemId,
        at: later(21),
        branchId: pusat,
      })),
      ratna,
    ),
  )
  const balance = await balanceOf(db, siti)
  assert.equal(balance.owed, 1500)
  assert.equal(balance.charges[0]?.id, ids[0])
})

test('two open loans of one copy are refused as one', async () => {
  const open = { itemId, patronId: siti, branchId: pusat, lentAt: monday, returnedAt: null }
  await assert.rejects(insertPastLoans(db, [open, open], later(1)), /one_open_loan_per_item/)
})
