import type { Db } from '#kernel/database.ts'
import { addJob, type Job, type ScheduledJob } from '#kernel/jobs.ts'
import type { Channels } from './channels-of.ts'
import { forgetMessages } from './notices/forget-messages.ts'
import { lookAround } from './notices/look-around.ts'
import { tellJob } from './notices/listeners.ts'
import { sendMessages } from './sending/send-messages.ts'
import { findNoticeSettings } from './settings/notice-settings.ts'
import type { Desk } from './telling/draft-message.ts'
import { tell } from './telling/tell.ts'

const now = () => new Date()

async function tellAndSend(db: Db, desk: Desk, channels: Channels, signal: AbortSignal): Promise<void> {
  await tell(db, { ...desk, channels: channels.running }, now())
  await sendMessages(db, { ...desk, senders: await channels.senders(db) }, now, signal)
}

/** Asked for as soon as something has happened. */
export const notificationJobs = (desk: Desk, channels: Channels): readonly Job[] => [
  { name: tellJob, run: (db, _, signal) => tellAndSend(db, desk, channels, signal) },
]

export const notificationSchedules = (desk: Desk, channels: Channels): readonly ScheduledJob[] => [
  {
    name: 'notices-look-around',
    // Every hour: what was noted before is not noted again, and a server that was off makes up for it.
    schedule: '5 * * * *',
    async run(db) {
      if ((await lookAround(db, await findNoticeSettings(db), now())) > 0)
        await addJob(db, tellJob, {}, tellJob)
    },
  },
  {
    name: 'notices-send',
    // Ends of quiet hours and further attempts.
    schedule: '*/2 * * * *',
    run: (db, _, signal) => tellAndSend(db, desk, channels, signal),
  },
  { name: 'notices-forget', schedule: '41 * * * *', run: (db) => forgetMessages(db, now()) },
]
