import type { Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { done, type Outcome } from '#kernel/outcome.ts'
import {
  changeHours,
  readCalendar,
  removeHours,
  type HoursChange,
  type HoursRefusal,
} from '#modules/branches/index.ts'
import { followCalendar } from './follow-calendar.ts'

/** Gives a branch other hours from a day on; what is due on a day that closes then moves with them. */
export const changeBranchHours = (
  db: Db,
  change: HoursChange,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ moved: number }, HoursRefusal>> =>
  db.transaction().execute(async (tx) => {
    const before = await readCalendar(tx)
    const outcome = await changeHours(tx, change, actor, now)
    if (!outcome.ok) return outcome
    const { branchId, from, note } = change
    const following = {
      from,
      before,
      name: note || 'Jam buka',
      terms: { hours: { branchId, from } },
      actor,
      now,
    }
    return done({ moved: await followCalendar(tx, following) })
  })

/** Takes back hours that have not begun; the week of before holds on. */
export const removeBranchHours = (
  db: Db,
  request: { branchId: number; from: Day },
  actor: Actor,
  now: Date,
): Promise<Outcome<{ moved: number }, 'from-past'>> =>
  db.transaction().execute(async (tx) => {
    const before = await readCalendar(tx)
    const outcome = await removeHours(tx, request, actor, now)
    if (!outcome.ok) return outcome
    const following = { from: request.from, before, name: 'Jam buka', actor, now }
    return done({ moved: await followCalendar(tx, following) })
  })
