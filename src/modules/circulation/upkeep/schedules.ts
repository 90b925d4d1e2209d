import type { ScheduledJob } from '#kernel/jobs.ts'
import { ageToLost } from './age-to-lost.ts'
import { expireHolds } from './expire-holds.ts'
import { forgetMembers } from './forget-members.ts'

// Every hour, not once a night: in a small library the machine is switched off at night.
export const circulationSchedules: readonly ScheduledJob[] = [
  {
    name: 'expire-holds',
    schedule: '7 * * * *',
    run: async (db) => void (await expireHolds(db, new Date())),
  },
  { name: 'age-to-lost', schedule: '12 * * * *', run: async (db) => void (await ageToLost(db, new Date())) },
  {
    name: 'forget-members',
    schedule: '23 * * * *',
    run: async (db) => void (await forgetMembers(db, new Date())),
  },
]
