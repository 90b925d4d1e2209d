import * as v from 'valibot'
import { systemActor, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import type { Job, ScheduledJob } from '#kernel/jobs.ts'
import { toJson } from '#kernel/json-column.ts'
import { readCalendar, type Calendar } from '#modules/branches/index.ts'
import { applyPlan } from './apply-plan.ts'
import { lockedPlan, sweepJob } from './close-library.ts'

interface Following {
  /** First day on which something may have changed. */
  from: Day
  /** The calendar of before, by which holds were promised their days on the shelf. */
  before: Calendar
  name: string
  /** The batch under which it is noted; a new one where there is none. */
  batchId?: number
  terms?: object
  actor: Actor
  now: Date
}

/** Moves whatever is due on a day that is closed by the calendar as it is now. Returns how many loans moved. */
export async function followCalendar(tx: Tx, following: Following): Promise<number> {
  const { from, before, name, terms = {}, actor, now } = following
  const after = await readCalendar(tx)
  const plan = await lockedPlan(tx, { before, after, first: from, last: null, waives: false }, dayOf(now))
  if (plan.loans.length + plan.holds.length === 0) return 0
  const batchId =
    following.batchId ??
    (
      await tx
        .insertInto('circulation.batches')
        .values({
          kind: 'calendar',
          name,
          terms: toJson({ days: [], ...terms }),
          doneBy: actor.name,
          doneAt: now,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  await applyPlan(tx, plan, { batchId, name, actor, now })
  return plan.loans.length
}

/** After a closing: a loan that was being made at that moment is moved as well. */
export const calendarJobs: readonly Job[] = [
  {
    name: sweepJob,
    run: (db, payload) => sweep(db, v.parse(v.object({ batchId: v.number() }), payload).batchId, new Date()),
  },
]

/** Each night, so that nothing is due on a closed day whatever happened. */
export const calendarSchedules: readonly ScheduledJob[] = [
  {
    name: 'circulation-follow-calendar',
    schedule: '12 18 * * *',
    run: (db) => sweep(db, undefined, new Date()),
  },
]

const sweep = (db: Db, batchId: number | undefined, now: Date): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const before = await readCalendar(tx)
    const noted = batchId === undefined ? {} : { batchId }
    const following = { from: dayOf(now), before, name: 'Penyesuaian kalender', actor: systemActor, now }
    await followCalendar(tx, { ...following, ...noted })
  })
