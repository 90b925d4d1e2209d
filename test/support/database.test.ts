import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { connect } from '#kernel/database.ts'
import { testDatabase } from './database.ts'

test('a test database has the migrations', async (t) => {
  const { db } = await testDatabase(t)
  const { rows } = await sql<{ count: number }>`select count(*) as count from kernel.migrations`.execute(db)
  assert.ok((rows[0]?.count ?? 0) > 0)
})

test('two test databases do not see each other', async (t) => {
  const [one, other] = await Promise.all([testDatabase(t), testDatabase(t)])
  await sql`create table only_here (id integer)`.execute(one.db)
  await assert.rejects(sql`select id from only_here`.execute(other.db), /does not exist/)
})

test('a test database is gone after its test', async (t) => {
  const cleanUps: (() => Promise<void>)[] = []
  const { url } = await testDatabase({ after: (cleanUp) => void cleanUps.push(cleanUp) })
  for (const cleanUp of cleanUps) await cleanUp()
  const late = connect(url)
  t.after(() => late.close())
  await assert.rejects(sql`select 1`.execute(late.db), /does not exist/)
})
