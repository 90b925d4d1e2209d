import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { fuzzSru } from '../../../test/support/sru-fuzz.ts'
import { sruLibrary } from '../../../test/support/sru-library.ts'

const { db } = await testDatabase()
const library = await sruLibrary(db, 120)

test('strange queries and requests are answered by the protocol, and counts add up', async () => {
  const { answered, compared } = await fuzzSru(library, 1_000, 1)
  assert.ok(answered > 150 && answered < 850, `${answered} answered`)
  assert.ok(compared > 10, `${compared} compared`)
})
