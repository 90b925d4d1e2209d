import type { ScheduledJob } from '#kernel/jobs.ts'
import { countFindings, followChanges } from './follow-changes.ts'

/** Most titles a minute's run looks at; the next goes on. */
const mostAtOnce = 50_000

export const qualitySchedules: readonly ScheduledJob[] = [
  {
    name: 'catalogue-quality',
    schedule: '* * * * *',
    async run(db, _, signal) {
      await followChanges(db, new Date(), { most: mostAtOnce, stopped: () => signal.aborted })
    },
  },
  // A day on which nothing changed has its place in the trend as well.
  {
    name: 'catalogue-quality-count',
    schedule: '53 16 * * *',
    run: (db) => countFindings(db, new Date()),
  },
]
