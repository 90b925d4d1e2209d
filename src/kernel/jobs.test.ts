import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { testDatabase } from '../../test/support/database.ts'
import { publish } from './events.ts'
import { addJob, startWorker, type Job } from './jobs.ts'

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await setTimeout(25)
  assert.ok(holds(), 'it did not happen in time')
}

test('jobs and events', async (t) => {
  const { db, pool } = await testDatabase(t)
  const heard: string[] = []
  const done: unknown[] = []
  const listener = (name: string) => ({
    event: 'record-changed',
    name,
    hear: async (_: unknown, { payload }: { payload: unknown }) => {
      heard.push(`${name} ${JSON.stringify(payload)}`)
    },
  })
  const remember: Job = { name: 'remember', run: async (_db, payload) => void done.push(payload) }
  // A worker that was killed leaves its job locked; the next one, alone, must take it up at once.
  await addJob(db, 'remember', { left: 'behind' })
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed'`.execute(db)
  const worker = await startWorker(db, pool, {
    jobs: [remember],
    schedules: [{ name: 'nightly', schedule: '0 3 * * *', run: async () => {} }],
    listeners: [listener('first'), listener('second')],
  })
  try {
    await t.test('a job of a killed worker is taken up by the next', () => until(() => done.length === 1))

    await t.test('a job exists when its transaction commits, and not otherwise', async () => {
      await assert.rejects(
        db.transaction().execute(async (tx) => {
          await addJob(tx, 'remember', { never: true })
          throw new Error('changed my mind')
        }),
      )
      await db.transaction().execute((tx) => addJob(tx, 'remember', { once: true }))
      await until(() => done.length === 2)
      assert.deepEqual(done[1], { once: true })
    })

    await t.test('every listener hears an event that was committed, and none that was not', async () => {
      await assert.rejects(
        db.transaction().execute(async (tx) => {
          await publish(tx, 'record-changed', { id: 1 })
          throw new Error('changed my mind')
        }),
      )
      await db.transaction().execute((tx) => publish(tx, 'record-changed', { id: 2 }))
      await until(() => heard.length === 2)
      assert.deepEqual(heard.toSorted(), ['first {"id":2}', 'second {"id":2}'])
    })
  } finally {
    await worker.stop()
  }
})
