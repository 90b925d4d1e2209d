import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { checkIn, checkOut, noteLateCheckIn } from '#modules/circulation/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { countLists, listRows, totalOf, type ResultList } from '../results/lists.ts'
import { countProgress } from '../results/progress.ts'
import { findSession } from '../sessions/session.ts'
import { agus, atDesk, branch, copy, member, minutes, monday, scan, underWay } from '../test-data.ts'
import { takeBack } from './take-back.ts'

const { db } = await testDatabase()
const siti = await member(db, 'siti')

async function sessionOf(id: number) {
  const session = await findSession(db, id)
  assert.ok(session)
  return session
}

const rowsOf = async (id: number, list: ResultList) =>
  listRows(db, await sessionOf(id), { list, open: true, offset: 0, limit: 9 })

const back = async (id: number, key: string | undefined, counterId = agus.counter.id) =>
  assert.ok((await takeBack(db, id, counterId, key ?? '', minutes(30))).ok)

test('the scan before it counts again as it was: who scanned it, and the loan that was open', async () => {
  const here = await branch(db, 'kembali')
  await copy(db, here, 'TB-1')
  await checkOut(db, atDesk(here), { patron: { patronId: siti }, item: { barcode: 'TB-1' } }, monday)
  const session = await underWay(db, here)
  await scan(db, session, ['TB-1'], { at: minutes(1) })
  await checkIn(db, atDesk(here), { item: { barcode: 'TB-1' } }, minutes(5))
  const wati = { counter: { id: 3, name: 'Wati' } }
  const [found] = await scan(db, session, ['TB-1'], { at: minutes(6), standing: wati })
  assert.equal(found?.finding, 'found')
  await back(session, found?.key, 3)
  const counts = await countLists(db, await sessionOf(session))
  assert.deepEqual(totalOf(counts, 'unexpected'), { all: 1, open: 0 }, 'settled by the return')
  const all = { list: 'unexpected', open: false, offset: 0, limit: 9 } as const
  const [row] = await listRows(db, await sessionOf(session), all)
  assert.deepEqual([row?.finding, row?.counter], ['on-loan', 'Agus'])
})

test('a copy that seemed to stand wrongly because of a scan stands rightly once that scan is taken back', async () => {
  const here = await branch(db, 'tuduh')
  for (const [barcode, callNumber] of [
    ['TU-1', '100 AAA a'],
    ['TU-2', '300 CCC c'],
    ['TU-3', '110 BBB b'],
  ] as const)
    await copy(db, here, barcode, { callNumber })
  const session = await underWay(db, here)
  const verdicts = await scan(db, session, ['TU-1', 'TU-2', 'TU-3'], { standing: { inOrder: true } })
  assert.deepEqual(
    (await rowsOf(session, 'misplaced')).map(({ barcode }) => barcode),
    ['TU-2'],
  )
  await back(session, verdicts[2]?.key)
  assert.deepEqual(await rowsOf(session, 'misplaced'), [])
})

test('a copy that a desk without a network took back meanwhile was in hands, and is not missing', async () => {
  const here = await branch(db, 'susul')
  await copy(db, here, 'SL-1')
  await copy(db, here, 'SL-2')
  const session = await underWay(db, here)
  const late = (barcode: string, at: Date) =>
    noteLateCheckIn(
      db,
      { ...atDesk(here), key: `luring-${randomUUID()}` },
      { item: { barcode }, at },
      minutes(40),
    )
  await late('SL-1', minutes(10))
  await late('SL-2', minutes(-60))
  const { total } = await countProgress(db, await sessionOf(session))
  assert.deepEqual([total.handled, total.missing], [1, 1])
})

test('a copy that was scanned twice is found by that person until both scans are taken back', async () => {
  const here = await branch(db, 'ganda')
  await copy(db, here, 'GD-1')
  const session = await underWay(db, here)
  const [first] = await scan(db, session, ['GD-1'])
  const [second] = await scan(db, session, ['GD-1'], { at: minutes(2) })
  const found = async () => (await countProgress(db, await sessionOf(session))).counters[0]?.found
  assert.equal(await found(), 1)
  await back(session, first?.key)
  assert.equal(await found(), 1)
  await back(session, second?.key)
  assert.equal(await found(), 0)
})
