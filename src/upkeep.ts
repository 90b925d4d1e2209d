import { deleteOldEvents } from '#kernel/events.ts'
import type { ScheduledJob } from '#kernel/jobs.ts'
import type { Module } from '#kernel/module.ts'
import { deleteExpiredSessions } from '#kernel/session.ts'
import { deleteOldThrottles } from '#kernel/throttle.ts'

/** Forgets what the kernel need not remember: sessions that ended, failures long past, events long heard. */
const forget: ScheduledJob = {
  name: 'forget-old-sessions',
  schedule: '41 * * * *',
  async run(db) {
    await deleteExpiredSessions(db)
    await deleteOldThrottles(db)
    await deleteOldEvents(db)
  },
}

export const upkeepModule: Module = { schedules: [forget] }
