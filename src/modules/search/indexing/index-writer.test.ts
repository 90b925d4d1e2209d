import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { createRecord, derive, insertRecords, type MarcRecord } from '#modules/catalogue/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { searchFor } from '../query/search-address.ts'
import { findResults } from '../find-results.ts'
import { createEngine, search } from '../engine/engine.ts'
import { plainAnalysis } from '../engine/test-data.ts'
import { searchHere } from '../start-search.ts'
import { createIndexReader } from './index-reader.ts'
import { beginIndex, createIndexWriter, followChanges } from './index-writer.ts'

const titled = (title: string): MarcRecord => ({
  leader: '00000nam a2200000 i 4500',
  fields: [{ tag: '245', ind1: '1', ind2: '0', subfields: [{ code: 'a', value: title }] }],
})

async function addMany(db: Db, count: number, word: string): Promise<number[]> {
  const records = Array.from({ length: count }, (_, i) => {
    const marc = titled(`${word} ${i}`)
    return { marc, derived: derive(marc), createdAt: new Date() }
  })
  return db.transaction().execute((tx) => insertRecords(tx, records, 'test'))
}

const everything = {
  query: { all: [], none: [] },
  filters: { values: [], availableOnly: false },
  sort: 'relevance' as const,
  offset: 0,
  limit: 10_000,
  facets: [],
}

test('a title is found once, however often it changed and the index was merged and rebuilt', async (t) => {
  const { db } = await testDatabase(t)
  const reader = createIndexReader()
  const writer = createIndexWriter({
    db,
    snapshotFile: undefined,
    installation: '',
    emit: reader.take,
    rebuildLeast: 60,
  })
  await addMany(db, 20, 'dasar')
  await beginIndex(writer)
  const ids = await addMany(db, 40, 'buku')
  for (let round = 0; round < 60; round++) {
    const id = ids[round % ids.length] ?? 0
    if (round % 7 === 0)
      await sql`update catalogue.records set deleted_at = now() where id = ${id}`.execute(db)
    else
      await sql`update catalogue.records set deleted_at = null, popularity = ${round} where id = ${id}`.execute(
        db,
      )
    if (round % 9 === 0) await addMany(db, 15, 'tambahan')
    await followChanges(writer)
    const { rows } = await sql<{
      id: number
    }>`select id from catalogue.records where deleted_at is null order by id`.execute(db)
    const found = search(reader.engine, everything)
    assert.deepEqual(
      found.ids.toSorted((a, b) => a - b),
      rows.map((row) => row.id),
      `round ${round}`,
    )
    assert.equal(found.total, rows.length)
  }
})

test('titles that change while the index is rebuilt are found once and as they are', async (t) => {
  const { db } = await testDatabase(t)
  const reader = createIndexReader()
  const parts = {
    db,
    snapshotFile: undefined,
    installation: '',
    emit: reader.take,
    rebuildLeast: 100,
    readAtOnce: 10,
  }
  const writer = createIndexWriter(parts)
  const ids = await addMany(db, 150, 'dasar')
  await beginIndex(writer)
  // One large segment and six small ones; the seventh begins a rebuild, in which the next would merge all seven.
  await sql`update catalogue.records set popularity = 50 where id = any(${ids.slice(20, 114)})`.execute(db)
  await followChanges(writer)
  for (let i = 3; i < 9; i++) {
    await sql`update catalogue.records set popularity = ${i} where id = ${ids[i] ?? 0}`.execute(db)
    await followChanges(writer)
  }
  await sql`update catalogue.records set popularity = 9 where id = ${ids[9] ?? 0}`.execute(db)
  const state = { rebuilding: true }
  const changing = (async () => {
    for (let i = 0; state.rebuilding; i++) {
      await sql`update catalogue.records set popularity = ${i} where id = ${ids[i % 3] ?? 0}`.execute(db)
    }
  })()
  await followChanges(writer)
  state.rebuilding = false
  await changing
  while ((await followChanges(writer)) > 0);
  assert.equal(search(reader.engine, everything).total, ids.length)
  assert.deepEqual(
    search(reader.engine, everything).ids.toSorted((a, b) => a - b),
    ids,
  )
})

test('a change committed late, after others with higher numbers, is not missed', async (t) => {
  const { db } = await testDatabase(t)
  const here = await searchHere(db)
  const slow = db.transaction().execute(async (tx) => {
    const marc = titled('terlambat')
    await insertRecords(tx, [{ marc, derived: derive(marc), createdAt: new Date() }], 'test')
    await createRecord(db, titled('lebih cepat'), systemActor)
    await here.refresh()
    const seen = await findResults(here, searchFor('cepat'))
    assert.equal(seen.total, 1)
  })
  await slow
  await here.refresh()
  assert.equal((await findResults(here, searchFor('terlambat'))).total, 1)
  assert.equal((await findResults(here, searchFor(''))).total, 2)
})

test('an empty catalogue answers every question with nothing', () => {
  assert.equal(search(createEngine(plainAnalysis), everything).total, 0)
})

test('a writer that takes the place of a dead one shows no title twice and gives values their own names', async (t) => {
  const { db } = await testDatabase(t)
  const reader = createIndexReader()
  const parts = { db, snapshotFile: undefined, installation: '', emit: reader.take }
  const spoken = (title: string, language: string): MarcRecord => {
    const record = titled(title)
    return { ...record, fields: [{ tag: '008', value: ' '.repeat(35) + language + '  ' }, ...record.fields] }
  }
  await createRecord(db, spoken('Bumi', 'ind'), systemActor)
  const first = createIndexWriter(parts)
  await beginIndex(first)
  // The first writer meets the languages in another order than one that begins now.
  const { id: gone } = await createRecord(db, spoken('Babad', 'jav'), systemActor)
  await followChanges(first)
  await createRecord(db, spoken('Earth', 'eng'), systemActor)
  await followChanges(first)
  await sql`update catalogue.records set deleted_at = now() where id = ${gone}`.execute(db)
  const second = createIndexWriter(parts)
  await beginIndex(second)
  await createRecord(db, spoken('Tarian bumi', 'ind'), systemActor)
  await followChanges(second)
  const found = search(reader.engine, { ...everything, facets: ['language'] })
  assert.equal(found.total, 3)
  assert.deepEqual(
    found.facets.language?.map(({ value, count }) => [value, count]),
    [
      ['ind', 2],
      ['eng', 1],
    ],
  )
})
