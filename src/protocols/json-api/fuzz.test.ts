import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzzApi } from '../../../test/support/api-fuzz.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { sruLibrary } from '../../../test/support/sru-library.ts'

const { db } = await testDatabase()
const library = await sruLibrary(db, 60)

test('strange requests are answered as the document describes', async () => {
  const { statuses } = await fuzzApi(library, 1_000, 1)
  for (const status of [200, 400, 404]) assert.ok((statuses[status] ?? 0) > 50, JSON.stringify(statuses))
})
