import type { ScheduledJob } from '#kernel/jobs.ts'
import { forgetPhoneCodes } from './card/phone-code.ts'
import { forgetPresences } from './phone/presence.ts'
import { forgetAbandoned } from './visit/visit.ts'

/** Forgets visits that nobody ended, and codes and presences that are over. */
export const kioskSchedules: readonly ScheduledJob[] = [
  {
    name: 'forget-kiosk-visits',
    schedule: '*/10 * * * *',
    async run(db) {
      const now = new Date()
      await forgetAbandoned(db, now)
      await forgetPhoneCodes(db, now)
      await forgetPresences(db, now)
    },
  },
]
