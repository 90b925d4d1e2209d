import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { insertItems } from '#modules/catalogue/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { findSettings, saveSettings } from '../settings/settings.ts'
import { listBudgets } from '../budgets/find-budgets.ts'
import { saveBudget } from '../budgets/save-budget.ts'
import { enterSuggestion } from '../suggestions/suggest.ts'
import { findSuggestion } from '../suggestions/find-suggestions.ts'
import { brief, budgetOf, mainLibrary, orderOf, ratna, sended } from '../test-data.ts'
import { acquisitionsFollowMerge } from '../follow-merge.ts'
import { removeLine } from './add-line.ts'
import { findOrder, listLines, listReceipts } from './find-orders.ts'
import { dropOrder, makeOrder, sendOrder } from './make-order.ts'
import { cancelRest, receiveLine, type Delivery } from './receive-line.ts'

const { db } = await testDatabase()
const branchId = await mainLibrary(db)
const delivery = (lineId: number, change: Partial<Delivery> = {}): Delivery => ({
  lineId,
  receivedOn: '2026-11-20',
  good: 1,
  damaged: 0,
  price: 50_000,
  invoice: '',
  note: '',
  barcodes: [],
  ...change,
})
const budget = async (id: number) => (await listBudgets(db)).find((one) => one.id === id)
const warm = () => Promise.all([1, 2, 3, 4, 5, 6].map(() => sql`select pg_sleep(0.05)`.execute(db)))
const runningNumbers = async (): Promise<number[]> =>
  (
    await sql<{ number: number }>`
      select substring(inventory_number from '^[0-9]+')::int as number from catalogue.items
      where inventory_number is not null order by 1
    `.execute(db)
  ).rows.map(({ number }) => number)

test('sending commits the money, receiving spends what it really cost, and giving up the rest frees it', async () => {
  const budgetId = await budgetOf(db, 200_000)
  const { orderId, lineId } = await orderOf(db, { branchId, budgetId })
  assert.equal((await budget(budgetId))?.committed, 150_000)
  const part = await receiveLine(
    db,
    delivery(lineId, { good: 1, damaged: 1, price: 55_000, invoice: 'F-1' }),
    ratna,
  )
  assert.ok(part.ok, JSON.stringify(part))
  const { committed, spent, left } = (await budget(budgetId)) ?? {}
  assert.deepEqual({ committed, spent, left }, { committed: 100_000, spent: 55_000, left: 45_000 })
  const [line] = await listLines(db, orderId)
  assert.deepEqual([line?.received, line?.damaged], [1, 1])
  assert.ok((await cancelRest(db, lineId, ratna)).ok)
  assert.equal((await budget(budgetId))?.committed, 0)
  assert.equal((await findOrder(db, orderId))?.state, 'closed')
  const [receipt] = await listReceipts(db, orderId)
  assert.match(receipt?.numbers ?? '', /^00001\/PKB\/2026$/)
})

test('a received copy is a copy of a new title, with source, price, day and numbers', async () => {
  const budgetId = await budgetOf(db, 500_000, 'CSR')
  const { lineId } = await orderOf(db, { branchId, budgetId, line: { title: 'Wayang Krucil' } })
  const outcome = await receiveLine(db, delivery(lineId, { good: 2, price: 48_500 }), ratna)
  assert.ok(outcome.ok && outcome.value.itemIds.length === 2)
  const item = await db
    .selectFrom('catalogue.items as items')
    .innerJoin('catalogue.records as records', 'records.id', 'items.recordId')
    .select([
      'source',
      'price',
      'acquiredOn',
      'disposition',
      'records.title',
      'barcode',
      'records.mainAuthor',
    ])
    .where('items.id', '=', outcome.value.itemIds[0] ?? 0)
    .executeTakeFirstOrThrow()
  assert.equal(item.source, 'CSR')
  assert.equal(item.price, 48_500)
  assert.equal(item.acquiredOn, '2026-11-20')
  assert.equal(item.disposition, 'in-process')
  assert.equal(item.title, 'Wayang Krucil')
  assert.match(item.barcode, /^PKB\d{7}$/)
})

test('the database lets nobody commit or spend more than a budget holds, however many try at once', async () => {
  const budgetId = await budgetOf(db, 100_000, 'BOS')
  const drafts = await Promise.all(
    [1, 2, 3, 4, 5].map(() => orderOf(db, { branchId, budgetId, copies: 1, price: 40_000, sent: false })),
  )
  await warm()
  const outcomes = await Promise.all(
    drafts.map(({ orderId: id }) =>
      sendOrder(db, { id, number: '', sentOn: sended, signatory: undefined }, ratna),
    ),
  )
  assert.equal(outcomes.filter(({ ok }) => ok).length, 2)
  assert.deepEqual(
    new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal]))),
    new Set(['over-budget']),
  )
  assert.equal((await budget(budgetId))?.committed, 80_000)
  const sent = drafts[outcomes.findIndex(({ ok }) => ok)]
  const dear = await receiveLine(db, delivery(sent?.lineId ?? 0, { price: 70_000 }), ratna)
  assert.deepEqual(dear, { ok: false, refusal: 'over-budget' })
  const { sourceId } = (await budget(budgetId)) ?? { sourceId: 0 }
  const less = await saveBudget(db, { sourceId, year: 2026, amount: 10_000, note: '' }, ratna)
  assert.deepEqual(less, { ok: false, refusal: 'less-than-used' })
  await assert.rejects(sql`update acquisition.budget_entries set committed = 0`.execute(db), /append-only/)
})

test('inventory numbers have no gap and no double, also when many receive at once and one of them fails', async () => {
  const budgetId = await budgetOf(db, 9_000_000, 'APBN/DAK')
  const orders = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(() => orderOf(db, { branchId, budgetId, copies: 9 })),
  )
  const record = await db.selectFrom('catalogue.records').select('id').limit(1).executeTakeFirstOrThrow()
  // Somebody gave two numbers by hand that the counter would come to.
  const next = ((await runningNumbers()).at(-1) ?? 0) + 3
  const byHand = (number: number) => ({
    recordId: record.id,
    branchId,
    barcode: `TANGAN-${number}`,
    inventoryNumber: `${String(number).padStart(5, '0')}/PKB/2026`,
  })
  await db.transaction().execute((tx) => insertItems(tx, [byHand(next), byHand(next + 7)], 'Ratna'))
  await warm()
  const outcomes = await Promise.all([
    ...orders.map(({ lineId }) => receiveLine(db, delivery(lineId, { good: 5 }), ratna)),
    ...orders.map(({ lineId }) =>
      receiveLine(db, delivery(lineId, { good: 1, barcodes: [`TANGAN-${next}`] }), ratna),
    ),
  ])
  assert.equal(outcomes.filter(({ ok }) => ok).length, 6)
  assert.ok(outcomes.slice(6).every((outcome) => !outcome.ok && outcome.refusal === 'barcode-taken'))
  const numbers = await runningNumbers()
  assert.deepEqual(
    numbers,
    Array.from({ length: numbers.length }, (_, place) => place + 1),
  )
})

test('one line is not received beyond what was ordered by several at once', async () => {
  const budgetId = await budgetOf(db, 9_000_000, 'APBN/DAK')
  const { lineId, orderId } = await orderOf(db, { branchId, budgetId, copies: 3 })
  await warm()
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map(() => receiveLine(db, delivery(lineId, { good: 2 }), ratna)),
  )
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
  assert.equal((await listLines(db, orderId))[0]?.received, 2)
})

test('barcodes that were stuck on before are taken as they are, and their count must be right', async () => {
  const budgetId = await budgetOf(db, 9_000_000, 'APBN/DAK')
  const { lineId } = await orderOf(db, { branchId, budgetId })
  const wrong = await receiveLine(db, delivery(lineId, { good: 2, barcodes: ['A-1'] }), ratna)
  assert.deepEqual(wrong, { ok: false, refusal: 'barcode-count' })
  assert.ok((await receiveLine(db, delivery(lineId, { good: 2, barcodes: ['A-1', 'A-2'] }), ratna)).ok)
  const nothing = await receiveLine(db, delivery(lineId, { good: 0 }), ratna)
  assert.deepEqual(nothing, { ok: false, refusal: 'nothing-came' })
  const toomany = await receiveLine(db, delivery(lineId, { good: 1, damaged: 1 }), ratna)
  assert.deepEqual(toomany, { ok: false, refusal: 'more-than-ordered' })
})

test('numbers begin anew with the year where the library wants it', async () => {
  await saveSettings(
    db,
    { ...(await findSettings(db)), restartYearly: true, inventoryPattern: '{tahun}-{nomor:4}' },
    ratna,
  )
  const budgetId = await budgetOf(db, 9_000_000, 'APBN/DAK')
  const { lineId, orderId } = await orderOf(db, { branchId, budgetId })
  await receiveLine(db, delivery(lineId, { receivedOn: '2027-01-04', good: 2 }), ratna)
  await receiveLine(db, delivery(lineId, { receivedOn: '2028-01-04', good: 1 }), ratna)
  const receipts = await listReceipts(db, orderId)
  assert.deepEqual(
    receipts.map(({ numbers }) => numbers),
    ['2027-0001 – 2027-0002', '2028-0001'],
  )
})

test('a suggestion goes along with its order, and comes back when the order is given up', async () => {
  const budgetId = await budgetOf(db, 9_000_000, 'APBN/DAK')
  const { id: suggestionId } = await enterSuggestion(db, { ...brief, reason: '' }, ratna)
  const state = async (id = suggestionId) => (await findSuggestion(db, id))?.state
  const draft = await orderOf(db, { branchId, budgetId, suggestionId, sent: false })
  assert.equal(await state(), 'listed')
  assert.ok((await dropOrder(db, draft.orderId, ratna)).ok)
  const again = await makeOrder(db, { vendorId: 1, budgetId, lineIds: [draft.lineId], note: '' }, ratna)
  assert.ok(again.ok)
  await sendOrder(db, { id: again.value.id, number: '', sentOn: sended, signatory: undefined }, ratna)
  assert.equal(await state(), 'ordered')
  assert.deepEqual(await removeLine(db, draft.lineId, ratna), { ok: false, refusal: 'already-sent' })
  await receiveLine(db, delivery(draft.lineId), ratna)
  assert.equal(await state(), 'arrived')
  const nothing = await makeOrder(db, { vendorId: 1, budgetId, lineIds: [draft.lineId], note: '' }, ratna)
  assert.deepEqual(nothing, { ok: false, refusal: 'nothing-chosen' })
})

test('orders and suggestions speak of the title that stays when two become one', async () => {
  const budgetId = await budgetOf(db, 9_000_000, 'APBN/DAK')
  const rows = await db.selectFrom('catalogue.records').select('id').orderBy('id').limit(2).execute()
  const [into = 0, from = 0] = rows.map(({ id }) => id)
  const { orderId } = await orderOf(db, { branchId, budgetId, line: { recordId: from } })
  const recordOf = async () => (await listLines(db, orderId))[0]?.recordId
  const moved = await db.transaction().execute((tx) => acquisitionsFollowMerge.follow(tx, { from, into }))
  assert.equal(await recordOf(), into)
  await db.transaction().execute((tx) => acquisitionsFollowMerge.takeBack(tx, { from, into }, moved))
  assert.equal(await recordOf(), from)
})
