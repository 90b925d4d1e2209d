import type { ScheduledJob } from '#kernel/jobs.ts'
import { catchUp, checkAllHeaders, checkOaiHeaders } from './catch-up.ts'

/** Also when nobody harvests: changes are forgotten after some days. */
export const followChanges: ScheduledJob = {
  name: 'follow-oai-headers',
  schedule: '* * * * *',
  async run(db, _payload, signal) {
    while (!signal.aborted && (await catchUp(db)).behind);
  },
}

/** At night, when the library is closed, and soon after a branch has got another name. */
export const checkHeaders: ScheduledJob = {
  name: checkOaiHeaders,
  schedule: '47 19 * * *',
  async run(db, _payload, signal) {
    await checkAllHeaders(db, signal)
  },
}
