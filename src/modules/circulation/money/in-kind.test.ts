import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { checkIn } from '../loans/check-in.ts'
import { checkOut } from '../loans/check-out.ts'
import { declareLost } from '../items/declare-lost.ts'
import { atDesk, branch, copy, doneWith, later, member, monday, title } from '../test-data.ts'
import { balanceOf } from './balance.ts'
import { moneyModule } from './module.ts'
import { newMoneyKey } from './money-request.ts'
import { moneyPaths } from './paths.ts'
import { pay } from './pay.ts'
import { refund } from './refund.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
const web = await testWeb(db, () => [moneyModule])
const clerk = await web.staff('circulation.money')

/** Somebody who lost a copy, and the charge for its price. */
async function loser(name: string, barcode: string) {
  const patronId = await member(db, name)
  await copy(db, bumi, pusat, barcode)
  doneWith(await checkOut(db, atDesk(pusat), { patron: { patronId }, item: { barcode } }, monday))
  const lost = doneWith(await declareLost(db, atDesk(pusat), { item: { barcode } }, later(3)))
  return { patronId, chargeId: lost.loan?.price?.chargeId ?? 0 }
}

test('a book for a book settles the price, and the new copy is kept with it', async () => {
  const { patronId, chargeId } = await loser('siti', 'B1')
  const itemId = await copy(db, bumi, pusat, 'B2')
  assert.match(await clerk.read(moneyPaths.account(patronId)), /Buku hilang: Bumi manusia \(Rp59\.000\)/)
  const send = (barcode: string) =>
    clerk.post(moneyPaths.replacement(patronId), { key: newMoneyKey(), diganti: String(chargeId), barcode })
  const unknown = await send('TIDAK-ADA')
  assert.equal(unknown.status, 422)
  assert.match(wordsOf(await unknown.text()), /Barcode ini tidak ada di katalog/)
  assert.equal((await send('B2')).status, 303)
  const { charges } = await balanceOf(db, patronId)
  assert.equal(
    charges.some(({ id }) => id === chargeId),
    false,
  )
  const entry = await db
    .selectFrom('circulation.accountEntries')
    .select(['itemId', 'amount', 'receiptNumber'])
    .where('kind', '=', 'in-kind')
    .executeTakeFirst()
  assert.deepEqual(entry, { itemId, amount: 59_000, receiptNumber: null })
})

test('a lost book that was paid for and is found gives its price back, and nothing is owed', async () => {
  const { patronId, chargeId } = await loser('budi', 'B3')
  const before = (await balanceOf(db, patronId)).owed - 59_000
  const asked = { patronId, charges: [chargeId], method: 'cash' } as const
  doneWith(await pay(db, atDesk(pusat), asked, later(4)))
  const { found } = doneWith(await checkIn(db, atDesk(pusat), { item: { barcode: 'B3' } }, later(9)))
  assert.deepEqual(found.refundable, { chargeId, amount: 59_000 })
  const back = { patronId, chargeId, method: 'cash', reason: 'found', note: 'Ada di rumah' } as const
  assert.equal(doneWith(await refund(db, atDesk(pusat), back, later(9))).amount, 59_000)
  assert.equal((await balanceOf(db, patronId)).owed, before)
})
