import * as v from 'valibot'
import { sql } from 'kysely'
import type { Job, ScheduledJob } from '#kernel/jobs.ts'
import { runBatch } from './run-batch.ts'
import { batchJob } from './start-work.ts'

const Payload = v.object({ id: v.number() })

/** Previews, runs and takes back batches, in the background. */
export const batchJobs: readonly Job[] = [
  { name: batchJob, run: (db, payload, signal) => runBatch(db, v.parse(Payload, payload).id, signal) },
]

/** Days for which a batch can still be taken back. */
const keptDays = 180

/** Frees the rows of old batches, and those that were never run; the list of batches stays. */
export const batchSchedules: readonly ScheduledJob[] = [
  {
    name: 'catalogue-batch-forget',
    schedule: '27 19 * * *',
    async run(db) {
      await sql`
        delete from catalogue.batch_rows rows
        using catalogue.batches batches
        where batches.id = rows.batch_id and (
          batches.finished_at < now() - make_interval(days => ${keptDays})
          or batches.state in ('chosen', 'ready') and batches.created_at < now() - interval '30 days')
      `.execute(db)
    },
  },
]
