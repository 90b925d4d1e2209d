import type { ScheduledJob } from '#kernel/jobs.ts'
import { forgetOldLinks } from './online/contact-links.ts'

/** What this module tidies up by itself. */
export const patronSchedules: readonly ScheduledJob[] = [
  {
    name: 'patrons-forget-links',
    schedule: '23 19 * * *',
    run: async (db) => void (await forgetOldLinks(db)),
  },
]
