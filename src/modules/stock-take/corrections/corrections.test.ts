import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { dayOf } from '#kernel/days.ts'
import { checkOut, declareLost, placeHold } from '#modules/circulation/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { countLists, listRows, totalOf, type ResultList } from '../results/lists.ts'
import { closeSession } from '../report/close-session.ts'
import { findSession } from '../sessions/session.ts'
import { agus, atDesk, branch, copy, member, ratna, scan, underWay } from '../test-data.ts'
import { countCorrectionRows, findCorrection, listCorrectionRows } from './correction.ts'
import type { CorrectionDeed } from './deeds.ts'
import { planCorrection } from './plan-correction.ts'
import { runCorrection } from './run-correction.ts'
import { startRun, startUndo } from './start-correction.ts'

const { db } = await testDatabase()
const siti = await member(db, 'siti')
const signal = new AbortController().signal
const now = () => new Date()
const permissions = new Set([
  'circulation.lend',
  'circulation.lost',
  'catalogue.items',
  'circulation.transfer',
])

async function planned(sessionId: number, list: ResultList, deed: CorrectionDeed, itemIds: number[] = []) {
  const session = await findSession(db, sessionId)
  assert.ok(session)
  const plan = { list, deed, finding: undefined, itemIds }
  const outcome = await planCorrection(db, session, plan, { actor: ratna, permissions }, now())
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value.id
}

async function ran(...asked: Parameters<typeof planned>) {
  const id = await planned(...asked)
  await startRun(db, id, ratna)
  await runCorrection(db, id, signal)
  return id
}

async function undone(id: number) {
  assert.ok((await startUndo(db, id, ratna)).ok)
  await runCorrection(db, id, signal)
  return countCorrectionRows(db, id)
}

async function openOf(sessionId: number, list: ResultList) {
  const session = await findSession(db, sessionId)
  assert.ok(session)
  return totalOf(await countLists(db, session), list).open
}

async function waitFor(seen: () => Promise<boolean>) {
  for (let tries = 0; !(await seen()); tries++) assert.ok(tries < 2000, 'waited in vain')
}

const itemOf = async (barcode: string) => {
  const { rows } = await sql<{ shelf: string; branchId: number; disposition: string }>`
    select shelf, branch_id, disposition from catalogue.items where barcode = ${barcode}`.execute(db)
  return rows[0]
}

const scanned = (sessionId: number, barcodes: string[], shelf = '') =>
  scan(db, sessionId, barcodes, { standing: { ...agus, shelf }, at: now(), now: now() })

test('missing copies are declared so and brought back; what was lent meanwhile is left alone', async () => {
  const here = await branch(db, 'hilang')
  for (const barcode of ['H-1', 'H-2', 'H-3']) await copy(db, here, barcode)
  await copy(db, here, 'H-4', { disposition: 'reference-only' })
  const session = await underWay(db, here)
  const id = await planned(session, 'missing', 'declare-missing')
  assert.equal((await findCorrection(db, id))?.total, 4)
  // Lent at a desk between the preview and the run.
  const lent = await checkOut(
    db,
    atDesk(here),
    { patron: { patronId: siti }, item: { barcode: 'H-2' } },
    now(),
  )
  assert.ok(lent.ok)
  await startRun(db, id, ratna)
  await runCorrection(db, id, signal)
  const rows = await listCorrectionRows(db, id, { offset: 0, limit: 9 })
  assert.deepEqual(
    rows.map(({ barcode, outcome, reason }) => [barcode, outcome, reason]),
    [
      ['H-1', 'done', null],
      ['H-2', 'refused', 'away'],
      ['H-3', 'done', null],
      ['H-4', 'done', null],
    ],
  )
  assert.equal((await itemOf('H-1'))?.disposition, 'missing')
  assert.equal(await openOf(session, 'missing'), 0)
  const { rows: loans } =
    await sql`select from circulation.loans where ended_at is null and patron_id = ${siti}`.execute(db)
  assert.equal(loans.length, 1, 'nobody is charged for a book that is on loan')
  // Somebody changed one since: it keeps that.
  await sql`update catalogue.items set disposition = 'repair' where barcode = 'H-3'`.execute(db)
  const counts = await undone(id)
  assert.deepEqual([counts.undone, counts.kept], [2, 1])
  assert.equal((await itemOf('H-1'))?.disposition, 'in-circulation')
  assert.equal((await itemOf('H-4'))?.disposition, 'reference-only')
  assert.equal((await itemOf('H-3'))?.disposition, 'repair')
})

test('misplaced copies move to the shelf or the place where they were seen, and back', async () => {
  const [here, there] = [await branch(db, 'pindah'), await branch(db, 'asal')]
  await copy(db, here, 'M-1', { shelf: 'B2' })
  await copy(db, there, 'M-2', { shelf: 'C3' })
  await copy(db, here, 'M-3', { shelf: 'B2' })
  const session = await underWay(db, here)
  await scanned(session, ['M-1', 'M-2'], 'A1')
  const shelves = await ran(session, 'misplaced', 'move-shelf')
  assert.deepEqual(
    (await listCorrectionRows(db, shelves, { offset: 0, limit: 9 })).map(({ barcode, outcome, reason }) => [
      barcode,
      outcome,
      reason,
    ]),
    [
      ['M-1', 'done', null],
      ['M-2', 'refused', 'not-fitting'],
    ],
  )
  assert.equal((await itemOf('M-1'))?.shelf, 'A1')
  assert.equal(await openOf(session, 'misplaced'), 1)
  const branches = await ran(session, 'misplaced', 'move-branch')
  assert.deepEqual(await itemOf('M-2'), { shelf: 'A1', branchId: here, disposition: 'in-circulation' })
  assert.equal(await openOf(session, 'misplaced'), 0)
  assert.equal((await undone(branches)).undone, 1)
  assert.equal((await undone(shelves)).undone, 1)
  assert.deepEqual(await itemOf('M-2'), { shelf: 'C3', branchId: there, disposition: 'in-circulation' })
  assert.equal((await itemOf('M-1'))?.shelf, 'B2')
  assert.equal(await openOf(session, 'misplaced'), 2)
})

test('a copy of another place can be sent home', async () => {
  const [here, there] = [await branch(db, 'sini'), await branch(db, 'sana')]
  await copy(db, there, 'S-1')
  const session = await underWay(db, here)
  await scanned(session, ['S-1'])
  const id = await ran(session, 'misplaced', 'check-in')
  const [row] = await listCorrectionRows(db, id, { offset: 0, limit: 9 })
  assert.deepEqual(row?.after?.next, { do: 'send', branch: 'sana' })
  assert.equal(await openOf(session, 'misplaced'), 0)
  assert.equal((await undone(id)).undone, 1)
  assert.equal(await openOf(session, 'misplaced'), 1)
})

test('loans found on the shelf are returned once, and the return is taken back', async () => {
  const here = await branch(db, 'kembali')
  await copy(db, here, 'K-1')
  const budi = await member(db, 'budi')
  const earlier = new Date(Date.now() - 86_400_000)
  await checkOut(db, atDesk(here), { patron: { patronId: budi }, item: { barcode: 'K-1' } }, earlier)
  const session = await underWay(db, here)
  await scanned(session, ['K-1'])
  assert.equal(await openOf(session, 'unexpected'), 1)
  const id = await ran(session, 'unexpected', 'check-in')
  assert.equal((await countCorrectionRows(db, id)).done, 1)
  assert.equal(await openOf(session, 'unexpected'), 0)
  // As after a kill between the deed and its note.
  await sql`update stock_take.correction_rows set outcome = 'chosen' where correction_id = ${id}`.execute(db)
  await sql`update stock_take.corrections set state = 'running' where id = ${id}`.execute(db)
  await runCorrection(db, id, signal)
  assert.equal((await countCorrectionRows(db, id)).done, 1)
  const open = () =>
    sql`select from circulation.loans where patron_id = ${budi} and ended_at is null`.execute(db)
  assert.equal((await open()).rows.length, 0)
  assert.equal((await undone(id)).undone, 1)
  assert.equal((await open()).rows.length, 1)
})

test('lost copies that were found circulate again; not taken back where money was waived', async () => {
  const here = await branch(db, 'ketemu')
  await copy(db, here, 'L-1', { disposition: 'missing' })
  await copy(db, here, 'L-2')
  const wati = await member(db, 'wati')
  await checkOut(db, atDesk(here), { patron: { patronId: wati }, item: { barcode: 'L-2' } }, now())
  await declareLost(db, atDesk(here), { item: { barcode: 'L-2' } }, now())
  const session = await underWay(db, here)
  const verdicts = await scanned(session, ['L-1', 'L-2'])
  assert.deepEqual(
    verdicts.map(({ finding }) => finding),
    ['lost-found', 'lost-found'],
  )
  const id = await ran(session, 'unexpected', 'check-in')
  assert.equal((await itemOf('L-1'))?.disposition, 'in-circulation')
  assert.equal((await itemOf('L-2'))?.disposition, 'in-circulation')
  await undone(id)
  const rows = await listCorrectionRows(db, id, { offset: 0, limit: 9 })
  assert.deepEqual(
    rows.map(({ barcode, outcome, reason }) => [barcode, outcome, reason]),
    [
      ['L-1', 'undone', null],
      ['L-2', 'kept', 'money-waived'],
    ],
  )
  assert.equal((await itemOf('L-1'))?.disposition, 'missing')
})

test('a found copy that somebody waits for goes to the pickup shelf, and stays there', async () => {
  const here = await branch(db, 'tunggu')
  await copy(db, here, 'W-1', { disposition: 'repair' })
  const dewi = await member(db, 'dewi')
  const { rows: items } = await sql<{ recordId: number }>`
    select record_id from catalogue.items where barcode = 'W-1'`.execute(db)
  const recordId = items[0]?.recordId ?? 0
  const held = await placeHold(
    db,
    atDesk(here),
    { patron: { patronId: dewi }, recordId, pickupBranchId: here } as Parameters<typeof placeHold>[2],
    now(),
  )
  assert.ok(held.ok, JSON.stringify(held))
  const session = await underWay(db, here)
  await scanned(session, ['W-1'])
  const id = await ran(session, 'unexpected', 'to-circulation')
  const [row] = await listCorrectionRows(db, id, { offset: 0, limit: 9 })
  assert.equal(row?.after?.next?.do, 'hold-shelf')
  const counts = await undone(id)
  assert.deepEqual([counts.undone, counts.kept], [0, 1])
})

test('what was put right by hand is marked, and the mark is taken off again; a new scan takes it off too', async () => {
  const here = await branch(db, 'tangan')
  const itemId = await copy(db, here, 'T-1', { shelf: 'B2' })
  const session = await underWay(db, here)
  await scanned(session, ['T-1'], 'A1')
  const id = await ran(session, 'misplaced', 'settle', [itemId])
  assert.equal(await openOf(session, 'misplaced'), 0)
  assert.equal((await undone(id)).undone, 1)
  assert.equal(await openOf(session, 'misplaced'), 1)
})

test('after closing, missing copies can still be declared; those seen since are left out', async () => {
  const here = await branch(db, 'akhir')
  await copy(db, here, 'Z-1')
  await copy(db, here, 'Z-2')
  const session = await underWay(db, here)
  const paper = {
    number: '',
    leader: 'Ratna',
    leaderNip: '',
    leaderPosition: 'Ketua',
    witness: '',
    witnessNip: '',
    witnessPosition: '',
    remark: '',
  }
  assert.ok((await closeSession(db, session, paper, ratna, now())).ok)
  const next = await underWay(db, here, { name: 'Berikutnya' })
  await scanned(next, ['Z-2'])
  const id = await ran(session, 'missing', 'declare-missing')
  const rows = await listCorrectionRows(db, id, { offset: 0, limit: 9 })
  assert.deepEqual(
    rows.map(({ barcode, outcome, reason }) => [barcode, outcome, reason]),
    [
      ['Z-1', 'done', null],
      ['Z-2', 'refused', 'seen'],
    ],
  )
  const found = await findSession(db, session)
  assert.ok(found)
  const list = await listRows(db, found, { list: 'missing', open: true, offset: 0, limit: 9 })
  assert.deepEqual(
    list.map(({ barcode }) => barcode),
    ['Z-2'],
    'what was corrected is no longer open in the closed list',
  )
  assert.ok(dayOf(now()))
})

test('what is taken back while it runs is taken back whole, the part in hand included', async () => {
  const here = await branch(db, 'balik')
  for (const barcode of ['BL-1', 'BL-2', 'BL-3', 'BL-4', 'BL-5', 'BL-6']) await copy(db, here, barcode)
  const session = await underWay(db, here)
  const id = await planned(session, 'missing', 'declare-missing')
  await startRun(db, id, ratna)
  const running = runCorrection(db, id, signal)
  await waitFor(async () => (await itemOf('BL-1'))?.disposition === 'missing')
  assert.ok((await startUndo(db, id, ratna)).ok)
  await Promise.all([running, runCorrection(db, id, signal)])
  assert.equal((await findCorrection(db, id))?.state, 'undone')
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from catalogue.items where barcode like 'BL-%' and disposition = 'missing'`.execute(
    db,
  )
  assert.deepEqual(rows, [{ count: 0 }])
})
