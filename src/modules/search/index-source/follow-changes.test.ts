import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { changesSince, currentPosition, type Position } from './follow-changes.ts'

async function readAll(db: Db, from: Position): Promise<{ ids: number[]; position: Position }> {
  const ids: number[] = []
  for (let position = from; ;) {
    const changes = await changesSince(db, position)
    ids.push(...changes.recordIds)
    position = changes.position
    if (!changes.more) return { ids, position }
  }
}

test('of more changes than one reading takes, one committed late is not missed, and none is taken twice', async (t) => {
  const { db } = await testDatabase(t)
  const start = await currentPosition(db)
  const position = await db.transaction().execute(async (tx) => {
    await sql`insert into catalogue.changes (record_id) values (1)`.execute(tx)
    for (const first of [10_001, 20_001]) {
      const ids = Array.from({ length: 4000 }, (_, i) => first + i)
      await sql`insert into catalogue.changes (record_id) select unnest(${ids}::bigint[])`.execute(db)
    }
    const read = await readAll(db, start)
    assert.equal(new Set(read.ids).size, 8000)
    assert.equal(read.ids.length, 8000)
    return read.position
  })
  assert.deepEqual((await readAll(db, position)).ids, [1])
})
