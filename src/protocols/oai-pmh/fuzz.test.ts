import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seedSynthetic } from '../../../bench/seed.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { fuzzOai } from '../../../test/support/oai-fuzz.ts'
import { assertValid } from '../../../test/support/oai-pmh.ts'
import { missingProgram } from '../../../test/support/outside-program.ts'
import { testWeb } from '../../../test/support/web.ts'
import { oaiRoutes } from './routes.ts'

const { db } = await testDatabase()
await seedSynthetic(db, 120, 3, () => {})
const { app } = await testWeb(db, () => [{ machineRoutes: [oaiRoutes()] }])
const documents: string[] = []

test('strange requests are answered with documents of the protocol', async () => {
  const fuzz = await fuzzOai(app, 1_500, 1, 300)
  assert.ok(fuzz.errors > 500 && fuzz.errors < 1_500, `${fuzz.errors} errors`)
  documents.push(...fuzz.documents)
})

test('and those documents fit the schemas', { skip: missingProgram('xmllint') }, () => assertValid(documents))
