import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { title } from '#modules/circulation/test-data.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { loadAllDocuments, loadDocuments } from './load-documents.ts'

test('a title whose description is damaged keeps no other from being found', async (t) => {
  const { db } = await testDatabase(t)
  const ids = [await title(db, 'Bumi manusia'), await title(db, 'Rusak'), await title(db, 'Laskar pelangi')]
  await sql`update catalogue.records set description = '{}' where id = ${ids[1]}`.execute(db)
  const sound = ['Bumi manusia', 'Laskar pelangi']
  assert.deepEqual(
    (await loadDocuments(db, ids)).map((document) => document.title),
    sound,
  )
  const all = (await Array.fromAsync(loadAllDocuments(db, 1))).flat()
  assert.deepEqual(
    all.map((document) => document.title),
    sound,
  )
})
