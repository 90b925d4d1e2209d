import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { field, mainLibrary } from '../test-data.ts'
import { countOutcomes } from './find-rows.ts'
import { findImport } from './import-state.ts'
import { runImport } from './run-import.ts'
import { cancelImport, startCommit, startUndo } from './start-work.ts'
import { beginImport, marcFile, never, novel, readFile, testStore } from './test-imports.ts'
import { systemActor } from '#kernel/audit.ts'

const total = 1700
const file = marcFile(
  ...Array.from({ length: total }, (_, i) =>
    novel(`n${i}`, `Judul ke-${i}`, field('990', '  ', ['a', `B${i}`])),
  ),
)

async function library(t: TestContext) {
  const { db, url } = await testDatabase(t)
  const files = await testStore()
  const branchId = await mainLibrary(db)
  return { db, url, files, settings: { items: '990a', branchId } }
}

/** What an import leaves behind, besides ids and times. */
async function stateOf(db: Db) {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from catalogue.records) as records,
      (select count(distinct title)::int from catalogue.records) as titles,
      (select count(*)::int from catalogue.record_keys) as keys,
      (select count(*)::int from catalogue.record_headings) as headings,
      (select count(*)::int from catalogue.items) as items,
      (select count(distinct record_id)::int from catalogue.changes) as changed
  `.execute(db)
  return rows[0]
}
const whole = {
  records: total,
  titles: total,
  keys: 2 * total,
  headings: total,
  items: total,
  changed: total,
}

/** Lets a statement through so many times and then fails it as a lost connection does. */
async function failAt(db: Db, table: string, position: number): Promise<() => Promise<void>> {
  await sql`
    create or replace function catalogue.fail_now() returns trigger language plpgsql as $$
    begin
      raise exception 'killed' using errcode = '57P01';
    end $$
  `.execute(db)
  await sql
    .raw(`create trigger fail_now before insert or update on ${table} for each row
      when (${table.endsWith('import_records') ? `new.position = ${position}` : `new.title = 'Judul ke-${position}'`})
      execute function catalogue.fail_now()`)
    .execute(db)
  return async () => {
    await sql.raw(`drop trigger fail_now on ${table}`).execute(db)
  }
}

async function runKilled(db: Db, files: FileStore, id: number): Promise<void> {
  await assert.rejects(runImport(db, files, id, never), /killed/)
  assert.equal((await findImport(db, id))?.problem, 'stopped')
}

test('a kill while reading loses and doubles nothing', async (t) => {
  const { db, files, settings } = await library(t)
  const id = await beginImport({ db, files }, file, settings)
  const mend = await failAt(db, 'catalogue.import_records', 1200)
  await runKilled(db, files, id)
  const halfway = await findImport(db, id)
  assert.equal(halfway?.recordsRead, 1000)
  assert.equal(halfway?.state, 'reading')
  await mend()
  await runImport(db, files, id, never)
  const ready = await findImport(db, id)
  assert.deepEqual([ready?.state, ready?.recordsRead, ready?.problem], ['ready', total, null])
  assert.equal((await countOutcomes(db, id)).new, total)
})

test('a kill while writing or taking back leaves no half, and the next run ends the same', async (t) => {
  const { db, files, settings } = await library(t)
  const id = await readFile({ db, files }, file, settings)
  await startCommit(db, id, systemActor)
  const mend = await failAt(db, 'catalogue.records', 1300)
  await runKilled(db, files, id)
  const halfway = await stateOf(db)
  assert.ok((halfway?.['records'] ?? 0) < total && halfway?.['records'] === halfway?.['items'])
  assert.equal((await findImport(db, id))?.rowsDone, halfway?.['records'])
  await mend()
  await runImport(db, files, id, never)
  assert.deepEqual(await stateOf(db), whole)
  assert.equal((await findImport(db, id))?.rowsDone, total)

  await startUndo(db, id, systemActor)
  const mendAgain = await failAt(db, 'catalogue.import_records', 400)
  await runKilled(db, files, id)
  await mendAgain()
  await runImport(db, files, id, never)
  const empty = { records: 0, titles: 0, keys: 0, headings: 0, items: 0, changed: total }
  assert.deepEqual(await stateOf(db), empty)
})

test('workers at once do everything once', async (t) => {
  const { db, files, settings } = await library(t)
  // On a cold pool the calls would hardly meet.
  await Promise.all(Array.from({ length: 8 }, () => sql`select pg_sleep(0.05)`.execute(db)))
  const id = await beginImport({ db, files }, file, settings)
  const together = async () => {
    await Promise.all(Array.from({ length: 3 }, () => runImport(db, files, id, never)))
    await runImport(db, files, id, never)
  }
  await together()
  assert.equal((await findImport(db, id))?.recordsRead, total)
  assert.equal((await countOutcomes(db, id)).new, total)
  await startCommit(db, id, systemActor)
  await together()
  assert.deepEqual(await stateOf(db), whole)
  assert.equal((await findImport(db, id))?.rowsDone, total)
  await startUndo(db, id, systemActor)
  await together()
  assert.equal((await stateOf(db))?.['records'], 0)
})

test('an import cancelled while it is read stops and keeps nothing', async (t) => {
  const { db, files, settings } = await library(t)
  const id = await beginImport({ db, files }, file, settings)
  const reading = runImport(db, files, id, never)
  while (((await findImport(db, id))?.recordsRead ?? 0) === 0) await sql`select pg_sleep(0.005)`.execute(db)
  const outcome = await cancelImport(db, id, systemActor)
  await reading
  assert.ok(outcome.ok)
  assert.equal((await findImport(db, id))?.state, 'cancelled')
  assert.equal((await countOutcomes(db, id)).new, 0)
})
