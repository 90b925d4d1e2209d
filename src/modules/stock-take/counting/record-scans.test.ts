import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkIn, checkOut, declareLost, sendCopy } from '#modules/circulation/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { findSession } from '../sessions/session.ts'
import { countProgress } from '../results/progress.ts'
import { countLists, listRows, totalOf } from '../results/lists.ts'
import { agus, atDesk, branch, copy, member, minutes, monday, ratna, scan, underWay } from '../test-data.ts'
import { recordScans } from './record-scans.ts'

const { db } = await testDatabase()
const siti = await member(db, 'siti')

async function progressOf(sessionId: number) {
  const session = await findSession(db, sessionId)
  assert.ok(session)
  return (await countProgress(db, session)).total
}

async function missingOf(sessionId: number) {
  const session = await findSession(db, sessionId)
  assert.ok(session)
  const rows = await listRows(db, session, { list: 'missing', open: false, offset: 0, limit: 50 })
  return rows.map(({ barcode }) => barcode)
}

const findingsOf = (verdicts: readonly { finding: string }[]) => verdicts.map(({ finding }) => finding)

test('tells of each copy what it means that it stands there, and where it belongs', async () => {
  const [here, there] = [await branch(db, 'temu'), await branch(db, 'lain')]
  for (const [barcode, details] of [
    ['T-1', {}],
    ['T-2', { shelf: 'B2' }],
    ['T-3', { branchId: there }],
    ['T-4', { disposition: 'withdrawn' }],
    ['T-5', { disposition: 'missing' }],
    ['T-6', { disposition: 'repair' }],
    ['T-7', {}],
    ['T-8', {}],
  ] as const)
    await copy(db, here, barcode, details)
  await checkOut(db, atDesk(here), { patron: { patronId: siti }, item: { barcode: 'T-7' } }, monday)
  await sendCopy(db, atDesk(here), { item: { barcode: 'T-8' }, toBranchId: there }, monday)
  const session = await underWay(db, here)
  const codes = ['T-1', 'T-2', 'T-3', 'T-4', 'T-5', 'T-6', 'T-7', 'T-8', 'T-99']
  const verdicts = await scan(db, session, codes, { standing: { shelf: 'a1' } })
  assert.deepEqual(findingsOf(verdicts), [
    'found',
    'other-shelf',
    'other-branch',
    'withdrawn',
    'lost-found',
    'repair',
    'on-loan',
    'in-transit',
    'unknown',
  ])
  assert.equal(verdicts[1]?.shelf, 'B2')
  assert.equal(verdicts[2]?.branch, 'lain')
  assert.ok(verdicts[6]?.dueOn)
})

test('a label in small letters is the same label; a second scan says so and counts once', async () => {
  const here = await branch(db, 'dua')
  await copy(db, here, 'DUA-1')
  const session = await underWay(db, here)
  const [first] = await scan(db, session, ['dua-1'])
  assert.deepEqual([first?.finding, first?.again, first?.barcode], ['found', false, 'DUA-1'])
  const [second] = await scan(db, session, ['DUA-1'], { standing: { counter: { id: 3, name: 'Wati' } } })
  assert.deepEqual([second?.finding, second?.again], ['found', true])
  assert.deepEqual(
    (await scan(db, session, ['Z', 'Z', 'DUA-1'])).map(({ again }) => again),
    [false, true, true],
  )
  const { seen, missing } = await progressOf(session)
  assert.deepEqual([seen, missing], [1, 0])
})

test('a scan sent again under its key is answered as before and not counted again', async () => {
  const here = await branch(db, 'kunci')
  await copy(db, here, 'K-1')
  const session = await underWay(db, here)
  const scans = [{ key: randomUUID(), barcode: 'K-1', scannedAt: minutes(1) }]
  const one = await recordScans(db, session, agus, scans, minutes(1))
  const other = await recordScans(db, session, agus, scans, minutes(5))
  assert.deepEqual(other, one)
  const { rows } = await sql`select scans from stock_take.seen where session_id = ${session}`.execute(db)
  assert.deepEqual(rows, [{ scans: 1 }])
})

test('four people who scan the same copies at the same moment see each once, and every scan is kept', async () => {
  const here = await branch(db, 'empat')
  const barcodes = Array.from({ length: 40 }, (_, place) => `E-${place}`)
  for (const barcode of barcodes) await copy(db, here, barcode)
  const session = await underWay(db, here)
  await Promise.all(Array.from({ length: 8 }, () => sql`select pg_sleep(0.05)`.execute(db)))
  const people = [1, 2, 3, 4].map((id) => ({ counter: { id: id + 10, name: `Orang ${id}` } }))
  const answers = await Promise.all(
    people.map(async (standing, place) => {
      const own = place % 2 === 0 ? barcodes : barcodes.toReversed()
      const parts = [0, 10, 20, 30].map((from) => own.slice(from, from + 10))
      const verdicts = []
      for (const part of parts) verdicts.push(...(await scan(db, session, part, { standing })))
      return verdicts
    }),
  )
  const first = answers.flat().filter(({ again }) => !again)
  assert.equal(first.length, 40, 'exactly one of four is told that the copy is new')
  const { rows } = await sql<{ scans: number; copies: number }>`
    select (select count(*) from stock_take.scans where session_id = ${session}) as scans,
      (select count(*) from stock_take.seen where session_id = ${session} and scans = 4) as copies
  `.execute(db)
  assert.deepEqual(rows, [{ scans: 160, copies: 40 }])
  assert.equal((await progressOf(session)).seen, 40)
})

test('two requests of one person at once keep both their scans', async () => {
  const here = await branch(db, 'serentak')
  await copy(db, here, 'S-1')
  await copy(db, here, 'S-2')
  const session = await underWay(db, here)
  await Promise.all(
    ['S-1', 'S-2'].map((barcode) => scan(db, session, [barcode], { standing: { inOrder: true } })),
  )
  assert.equal((await progressOf(session)).seen, 2)
})

test('circulation goes on: what is lent and returned meanwhile is neither missing nor found twice', async () => {
  const here = await branch(db, 'jalan')
  for (const barcode of ['J-1', 'J-2', 'J-3', 'J-4', 'J-5']) await copy(db, here, barcode)
  const lend = (barcode: string, at: Date) =>
    checkOut(db, atDesk(here), { patron: { patronId: siti }, item: { barcode } }, at)
  const giveBack = (barcode: string, at: Date) => checkIn(db, atDesk(here), { item: { barcode } }, at)
  await lend('J-1', monday)
  const session = await underWay(db, here)
  // Returned after its shelf was counted: it was in somebody's hands.
  await giveBack('J-1', minutes(10))
  // Lent after it was scanned: it was seen.
  assert.deepEqual(findingsOf(await scan(db, session, ['J-2'], { at: minutes(5) })), ['found'])
  await lend('J-2', minutes(11))
  // Lent before it could be scanned: not expected any more.
  await lend('J-3', minutes(12))
  // Scanned at minute 13, lent at 14, told at 20: on the shelf at that moment.
  await lend('J-4', minutes(14))
  assert.deepEqual(findingsOf(await scan(db, session, ['J-4'], { at: minutes(13), now: minutes(20) })), [
    'found',
  ])
  assert.deepEqual(await missingOf(session), ['J-5'])
  assert.deepEqual(await progressOf(session), { copies: 5, seen: 2, handled: 1, away: 1, missing: 1 })
  // And what was on loan when it was scanned is settled by its return.
  assert.deepEqual(findingsOf(await scan(db, session, ['J-3'], { at: minutes(21) })), ['on-loan'])
  const found = await findSession(db, session)
  assert.ok(found)
  assert.deepEqual(totalOf(await countLists(db, found), 'unexpected'), { all: 1, open: 1 })
  await giveBack('J-3', minutes(22))
  assert.deepEqual(totalOf(await countLists(db, found), 'unexpected'), { all: 1, open: 0 })
})

test('a copy brought to its own shelf and scanned again is found; a scan that comes late does not undo that', async () => {
  const here = await branch(db, 'pindah')
  await copy(db, here, 'P-1', { shelf: 'B2' })
  const session = await underWay(db, here)
  const at = (shelf: string, when: Date) =>
    scan(db, session, ['P-1'], { standing: { shelf }, at: when, now: minutes(30) })
  assert.deepEqual(findingsOf(await at('A1', minutes(1))), ['other-shelf'])
  assert.deepEqual(findingsOf(await at('B2', minutes(9))), ['found'])
  await at('A1', minutes(4))
  const { rows } =
    await sql`select finding, shelf, scans from stock_take.seen where session_id = ${session}`.execute(db)
  assert.deepEqual(rows, [{ finding: 'found', shelf: 'B2', scans: 3 }])
})

test('a part by shelf, type and class: the rest is not expected, and told as not of this part', async () => {
  const here = await branch(db, 'kisaran')
  await copy(db, here, 'R-1', { callNumber: '398.2 BUN b' })
  await copy(db, here, 'R-2', { callNumber: '899.221 3 AND l' })
  await copy(db, here, 'R-3', { callNumber: 'R 899.9 KAM' })
  await copy(db, here, 'R-4', { callNumber: '900 SEJ s' })
  await copy(db, here, 'R-5', { callNumber: '899.3 X', collectionType: 'anak' })
  await copy(db, here, 'R-6', { callNumber: 'tanpa kelas' })
  const session = await underWay(db, here, { callFrom: '800', callTo: '899', collectionTypes: ['umum'] })
  assert.deepEqual(await missingOf(session), ['R-2', 'R-3'])
  assert.deepEqual(findingsOf(await scan(db, session, ['R-1', 'R-2'])), ['out-of-scope', 'found'])
})

test('scanned in order, the copy that stands wrongly is named with its neighbour', async () => {
  const here = await branch(db, 'urut')
  for (const [barcode, callNumber] of [
    ['U-1', '100 AAA a'],
    ['U-2', '300 CCC c'],
    ['U-3', '110 BBB b'],
    ['U-4', '120.5 BBB b'],
    ['U-5', '050 ZZZ z'],
  ] as const)
    await copy(db, here, barcode, { callNumber })
  const session = await underWay(db, here)
  const standing = { inOrder: true }
  const verdicts = await scan(db, session, ['U-1', 'U-2', 'U-3', 'U-4'], { standing })
  assert.deepEqual(findingsOf(verdicts), ['found', 'found', 'found', 'found'])
  assert.equal(verdicts[2]?.displaced?.callNumber, '300 CCC c')
  const [last] = await scan(db, session, ['U-5'], { standing })
  assert.equal(last?.finding, 'out-of-order')
  assert.deepEqual(last?.neighbour?.callNumber, '120.5 BBB b')
  const found = await findSession(db, session)
  assert.ok(found)
  const rows = await listRows(db, found, { list: 'misplaced', open: true, offset: 0, limit: 9 })
  assert.deepEqual(
    rows.map(({ barcode, details }) => [barcode, details.neighbour?.side, details.neighbour?.callNumber]),
    [
      ['U-5', 'before', '120.5 BBB b'],
      ['U-2', 'after', '110 BBB b'],
    ],
  )
})

test('an unknown barcode keeps the copy beside which it was', async () => {
  const here = await branch(db, 'asing')
  await copy(db, here, 'A-1')
  const session = await underWay(db, here)
  await scan(db, session, ['A-1'])
  await scan(db, session, ['XYZ-1'])
  const found = await findSession(db, session)
  assert.ok(found)
  const [row] = await listRows(db, found, { list: 'unknown', open: true, offset: 0, limit: 9 })
  assert.deepEqual([row?.barcode, row?.details.after], ['XYZ-1', '899.221 3 AND l – Judul A-1'])
})

test('counts only while it is under way', async () => {
  const here = await branch(db, 'tutup')
  const session = await underWay(db, here)
  await sql`update stock_take.sessions set state = 'planned' where id = ${session}`.execute(db)
  const scans = [{ key: randomUUID(), barcode: 'X', scannedAt: monday }]
  assert.deepEqual(await recordScans(db, session, agus, scans, monday), {
    ok: false,
    refusal: 'not-under-way',
  })
  assert.deepEqual(await recordScans(db, 999_999, agus, scans, monday), {
    ok: false,
    refusal: 'session-unknown',
  })
})

test('a copy noted as missing at the desk is not expected', async () => {
  const here = await branch(db, 'raib')
  await copy(db, here, 'H-1')
  const session = await underWay(db, here)
  assert.deepEqual(await missingOf(session), ['H-1'])
  await declareLost(db, { ...atDesk(here), actor: ratna }, { item: { barcode: 'H-1' } }, minutes(3))
  assert.deepEqual(await progressOf(session), { copies: 1, seen: 0, handled: 0, away: 1, missing: 0 })
})

test('call numbers are compared as they stand on a shelf', async () => {
  const keysOf = async (...numbers: string[]) => {
    const { rows } = await sql<{ key: string }>`
      select key from unnest(${numbers}::text[]) as given (number), stock_take.call_key(number) as key
      order by key collate "C"
    `.execute(db)
    return rows.map(({ key }) => key)
  }
  assert.deepEqual(await keysOf('899.221 3 AND l', '899 ZZZ', 'R 899.2213 AAA b', '899.2 AND', '020'), [
    '020 ',
    '899 zzz',
    '899.2 and',
    '899.2213 aaa b',
    '899.2213 and l',
  ])
  assert.deepEqual(await keysOf('899.221 2019 AND', 'FIK HIR'), ['899.221 2019 and', 'fik hir'])
})
