import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { setItemQuarantine } from '../items/quarantine-item.ts'
import { findRecord } from '../records/find-record.ts'
import { marcToText } from '../records/marc-text.ts'
import { updateRecord } from '../records/update-record.ts'
import { laskarPelangi, mainLibrary, ratna } from '../test-data.ts'
import { findBatch } from './batch-state.ts'
import { countOutcomes, listRows } from './find-rows.ts'
import { runBatch } from './run-batch.ts'
import { startRun, startUndo } from './start-work.ts'
import { never, previewed, titled, titleWith } from './test-batches.ts'

const { db } = await testDatabase()
const branchId = await mainLibrary(db)

async function finish(id: number, start: typeof startRun): Promise<void> {
  assert.ok((await start(db, id, ratna)).ok)
  await runBatch(db, id, never)
}

/** All that an item is, but for when and by whom it was last written. */
async function itemsOf(barcodes: string[]) {
  const { rows } = await sql<{ item: Record<string, unknown> }>`
    select to_jsonb(items) - '{updated_at,updated_by}'::text[] as item
    from catalogue.items items where barcode = any(${barcodes}) order by barcode
  `.execute(db)
  return rows.map(({ item }) => item)
}

test('changes chosen items as previewed and gives back just what was there', async () => {
  await titleWith(db, branchId, ['a1', 'a2'])
  await titleWith(db, branchId, ['a3'], { item: { note: 'Hadiah', price: null } })
  const before = await itemsOf(['a1', 'a2', 'a3'])
  const change = {
    shelf: 'R1',
    callNumber: 'R {kelas} {tajuk} {judul}',
    note: 'Dicek',
    appendNote: true,
    price: 1000,
  }
  const id = await previewed(db, 'items', ['a1', 'a3', 'tidak-ada', 'a2'], change)
  const counts = await countOutcomes(db, id)
  assert.deepEqual([counts.change, counts.unknown], [3, 1])
  assert.deepEqual(await itemsOf(['a1', 'a2', 'a3']), before, 'a preview changes nothing')
  const [first] = await listRows(db, { id, subject: 'items', offset: 0, limit: 1 })
  assert.deepEqual(first?.after, {
    call_number: 'R 899.2213 AND l',
    note: 'Dicek',
    price: 1000,
    shelf: 'R1',
  })
  await finish(id, startRun)
  assert.equal((await findBatch(db, id))?.state, 'done')
  const changed = await itemsOf(['a1', 'a2', 'a3'])
  assert.deepEqual(
    changed.map(({ note }) => note),
    ['Dicek', 'Dicek', 'Hadiah\nDicek'],
  )
  await finish(id, startUndo)
  assert.deepEqual(await itemsOf(['a1', 'a2', 'a3']), before)
  assert.equal((await countOutcomes(db, id)).kept, 0)
})

test('taking back keeps what somebody has changed since, and says so', async () => {
  await titleWith(db, branchId, ['b1', 'b2'])
  const id = await previewed(db, 'items', ['b1', 'b2'], { shelf: 'Depan', disposition: 'display' })
  await finish(id, startRun)
  await sql`update catalogue.items set shelf = 'Gudang' where barcode = 'b2'`.execute(db)
  await finish(id, startUndo)
  const items = await itemsOf(['b1', 'b2'])
  assert.deepEqual(
    items.map(({ shelf, disposition }) => [shelf, disposition]),
    [
      ['899.2', 'in-circulation'],
      ['Gudang', 'display'],
    ],
  )
  const [kept] = await listRows(db, { id, subject: 'items', kind: 'kept', offset: 0, limit: 5 })
  assert.equal(kept?.barcode, 'b2')
})

test('what changed between preview and run is left alone', async () => {
  await titleWith(db, branchId, ['c1', 'c2'])
  const id = await previewed(db, 'items', ['c1', 'c2'], { shelf: 'Baru' })
  await sql`update catalogue.items set shelf = 'Lain' where barcode = 'c1'`.execute(db)
  await finish(id, startRun)
  assert.deepEqual(
    (await itemsOf(['c1', 'c2'])).map(({ shelf }) => shelf),
    ['Lain', 'Baru'],
  )
  assert.equal((await countOutcomes(db, id)).reasons['changed-meanwhile'], 1)
})

test('quarantines and restores items, by the person who did it, and back to the same moment', async () => {
  const record = await titleWith(db, branchId, ['d1', 'd2'])
  const { rows } = await sql<{ id: number }>`select id from catalogue.items where barcode = 'd2'`.execute(db)
  await setItemQuarantine(db, { id: rows[0]?.id ?? 0, quarantined: true }, ratna)
  const before = await itemsOf(['d1', 'd2'])
  const out = await previewed(db, 'items', ['d1', 'd2'], { visibility: 'quarantine' })
  const counts = await countOutcomes(db, out)
  assert.deepEqual([counts.change, counts.same], [1, 1])
  await finish(out, startRun)
  assert.deepEqual(
    (await itemsOf(['d1'])).map((item) => item['deleted_by']),
    ['Ratna'],
  )
  assert.equal((await findRecord(db, record))?.items.length, 0)
  const back = await previewed(db, 'items', ['d1', 'd2'], { visibility: 'restore' })
  await finish(back, startRun)
  assert.equal((await findRecord(db, record))?.items.length, 2)
  await finish(back, startUndo)
  await finish(out, startUndo)
  assert.deepEqual(await itemsOf(['d1', 'd2']), before)
})

test('every change is in the audit log and tells the search index', async () => {
  const record = await titleWith(db, branchId, ['e1'])
  const id = await previewed(db, 'items', ['e1'], { source: 'hibah' })
  await sql`delete from catalogue.changes`.execute(db)
  await finish(id, startRun)
  const entries = await auditOf(db, id)
  assert.deepEqual(entries, [['item.updated', 'Ratna', { source: 'beli' }]])
  const { rows } = await sql`select distinct record_id from catalogue.changes`.execute(db)
  assert.deepEqual(rows, [{ recordId: record }])
})

async function auditOf(from: Db, batch: number) {
  const { rows } = await sql<{ action: string; actorName: string; before: unknown }>`
    select action, actor_name, details->'before' as before from kernel.audit_entries
    where details->>'batch' = ${String(batch)}
  `.execute(from)
  return rows.map(({ action, actorName, before }) => [action, actorName, before])
}

const textOf = async (id: number) => {
  const record = await findRecord(db, id)
  return record ? marcToText(record.marc) : ''
}

test('adds, replaces and removes in records, keeps versions, and gives records back to the letter', async () => {
  const first = await titleWith(db, branchId, ['f1'])
  const second = await titleWith(db, branchId, ['f2'], { marc: titled('Sang pemimpi') })
  const before = [await textOf(first), await textOf(second)]
  const field = { tag: '650', ind1: ' ', ind2: '4', subfields: [{ code: 'a', value: 'Sastra' }] }
  const add = await previewed(db, 'records', ['f1', 'f2'], { deed: 'add-field', field })
  await finish(add, startRun)
  assert.match(await textOf(first), /^650 #4 \$a Sastra$/m)
  const swap = await previewed(db, 'records', ['f1', 'f2'], {
    deed: 'replace-text',
    tag: '650',
    code: 'a',
    having: 'sastra',
    value: 'Kesusastraan',
    matchCase: false,
  })
  await finish(swap, startRun)
  assert.match(await textOf(second), /^650 #4 \$a Kesusastraan$/m)
  const headings = (await findRecord(db, second))?.headings.map(({ text }) => text)
  assert.ok(headings?.includes('Kesusastraan'))
  // Taking back the later one does not stand in the way of the earlier one.
  await finish(swap, startUndo)
  await finish(add, startUndo)
  assert.deepEqual([await textOf(first), await textOf(second)], before)
  assert.equal((await countOutcomes(db, add)).kept, 0)
})

test('a record edited since is kept when the batch is taken back', async () => {
  const id = await titleWith(db, branchId, ['g1'])
  const batch = await previewed(db, 'records', ['g1'], { deed: 'remove-field', tag: '504', having: '' })
  await finish(batch, startRun)
  const edited = await findRecord(db, id)
  await updateRecord(db, { id, version: edited?.version ?? 0, marc: titled('Edisi baru'), reason: '' }, ratna)
  await finish(batch, startUndo)
  assert.match(await textOf(id), /Edisi baru/)
  assert.equal((await countOutcomes(db, batch)).kept, 1)
})

test('says beforehand which records it refuses, and why', async () => {
  await titleWith(db, branchId, ['h1'])
  const main = { tag: '110', ind1: '2', ind2: ' ', subfields: [{ code: 'a', value: 'Bentang' }] }
  const tries = [
    [{ deed: 'remove-field', tag: '245', having: '' }, 'title-would-go'],
    [{ deed: 'add-field', field: main }, 'main-entry-there'],
    [{ deed: 'add-field', field: { ...main, tag: '245' } }, 'second-of-field'],
  ] as const
  for (const [change, reason] of tries) {
    const id = await previewed(db, 'records', ['h1'], change)
    assert.deepEqual((await countOutcomes(db, id)).reasons, { [reason]: 1 })
  }
})

interface Halfway {
  t: TestContext
  db: Db
  branchId: number
}

async function library(t: TestContext): Promise<Halfway> {
  const { db: own } = await testDatabase(t)
  return { t, db: own, branchId: await mainLibrary(own) }
}

/** Fails the statement that touches one item as a killed server does. */
async function failAt(on: Db, table: string, condition: string): Promise<() => Promise<void>> {
  await sql`
    create or replace function catalogue.fail_now() returns trigger language plpgsql as $$
    begin raise exception 'killed' using errcode = '57P01'; end $$
  `.execute(on)
  await sql
    .raw(`create trigger fail_now before update on ${table} for each row when (${condition})
      execute function catalogue.fail_now()`)
    .execute(on)
  return async () => void (await sql.raw(`drop trigger fail_now on ${table}`).execute(on))
}

test('a kill in the middle leaves nothing half, and the next run does the rest once', async (t) => {
  const { db: own, branchId: branch } = await library(t)
  const barcodes = Array.from({ length: 2500 }, (_, i) => `k${i}`)
  const record = await titleWith(own, branch, [])
  await sql`
    insert into catalogue.items (record_id, branch_id, barcode, note)
    select ${record}, ${branch}, barcode, 'asal' from unnest(${barcodes}::text[]) as given (barcode)
  `.execute(own)
  const notes = async () => {
    const { rows } = await sql<{ note: string; count: number }>`
      select note, count(*)::int as count from catalogue.items group by note order by note
    `.execute(own)
    return Object.fromEntries(rows.map(({ note, count }) => [note, count]))
  }
  const id = await previewed(own, 'items', barcodes, { note: 'baru', appendNote: true })
  await startRun(own, id, ratna)
  const mend = await failAt(own, 'catalogue.items', "new.barcode = 'k1500'")
  await assert.rejects(runBatch(own, id, never), /killed/)
  assert.equal((await findBatch(own, id))?.problem, 'stopped')
  assert.deepEqual(await notes(), { asal: 1500, 'asal\nbaru': 1000 })
  await mend()
  await Promise.all([runBatch(own, id, never), runBatch(own, id, never)])
  await runBatch(own, id, never)
  assert.deepEqual(await notes(), { 'asal\nbaru': 2500 })
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from kernel.audit_entries where action = 'item.updated'
  `.execute(own)
  assert.equal(rows[0]?.count, 2500)
  await startUndo(own, id, ratna)
  const mendAgain = await failAt(own, 'catalogue.items', "new.barcode = 'k700'")
  await assert.rejects(runBatch(own, id, never), /killed/)
  await mendAgain()
  await runBatch(own, id, never)
  assert.deepEqual(await notes(), { asal: 2500 })
})

test('a batch stopped halfway can be taken back', async (t) => {
  const { db: own, branchId: branch } = await library(t)
  await titleWith(own, branch, ['m1', 'm2'], { marc: laskarPelangi })
  const id = await previewed(own, 'items', ['m1', 'm2'], { shelf: 'X' })
  await startRun(own, id, ratna)
  assert.ok((await startUndo(own, id, ratna)).ok)
  await runBatch(own, id, never)
  assert.equal((await findBatch(own, id))?.state, 'undone')
})
