import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { ratna } from '../test-data.ts'
import { daysRemembered, setDaysRemembered } from './days-remembered.ts'
import { findNamed } from './find-named.ts'

const { db } = await testDatabase()

test('borrowers are known for thirty days until the library says otherwise, and the audit log says who did', async () => {
  assert.equal(await daysRemembered(db), 30)
  await setDaysRemembered(db, 90, ratna)
  await setDaysRemembered(db, 7, ratna)
  assert.equal(await daysRemembered(db), 7)
  const audited = await db
    .selectFrom('kernel.auditEntries')
    .select('details')
    .where('action', '=', 'loan-memory.set')
    .orderBy('id')
    .execute()
  assert.deepEqual(
    audited.map(({ details }) => details),
    [{ days: 90 }, { days: 7 }],
  )
  assert.deepEqual(await findNamed(db), { named: 0, kept: 0, forgotten: 0 })
})
