import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/support/database.ts'
import { audit, systemActor } from './audit.ts'

test('nobody changes, deletes or empties what the audit log says', async (t) => {
  const { db } = await testDatabase(t)
  await audit(db, systemActor, { action: 'record.created', subjectKind: 'record', subjectId: 1 })
  const refusal = /append-only/
  await assert.rejects(sql`update kernel.audit_entries set action = 'x'`.execute(db), refusal)
  await assert.rejects(sql`delete from kernel.audit_entries`.execute(db), refusal)
  await assert.rejects(sql`truncate kernel.audit_entries`.execute(db), refusal)
  const entries = await db.selectFrom('kernel.auditEntries').select('action').execute()
  assert.deepEqual(entries, [{ action: 'record.created' }])
})
