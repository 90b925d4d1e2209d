import * as v from 'valibot'
import type { Job, ScheduledJob } from '#kernel/jobs.ts'
import { findProposals, proposalsJob } from './find-proposals.ts'
import { linkJob, runLinking } from './link-run.ts'

const Payload = v.object({ id: v.number() })

export const linkingJobs: readonly Job[] = [
  {
    name: proposalsJob,
    run: (db, _, signal) => findProposals(db, new Date(), () => signal.aborted),
  },
  {
    name: linkJob,
    run: (db, payload, signal) => runLinking(db, v.parse(Payload, payload).id, () => signal.aborted),
  },
]

export const linkingSchedules: readonly ScheduledJob[] = [
  {
    name: 'catalogue-heading-proposals-nightly',
    schedule: '41 18 * * *',
    run: (db, _, signal) => findProposals(db, new Date(), () => signal.aborted),
  },
]
