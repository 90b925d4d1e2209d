import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { readCalendar, renameHolidays, reopenDays, type Holiday } from '#modules/branches/index.ts'
import { closeAndMove } from './close-library.ts'

export interface ImportedHolidays {
  closed: number
  renamed: number
  /** Days gone by, which are locked. */
  past: number
  loans: number
}

/**
 * Closes the days of a list everywhere. A day that is in it already gets the name of the list; days gone by are left
 * as they were.
 */
export const importHolidays = (
  db: Db,
  holidays: readonly Holiday[],
  name: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<ImportedHolidays, 'nothing-new'>> =>
  db.transaction().execute(async (tx) => {
    const before = await readCalendar(tx)
    const coming = holidays.filter(({ day }) => day >= dayOf(now))
    const fresh = coming.filter(({ day }) => !before.everywhere.has(day))
    const renamed = await renameHolidays(tx, coming)
    const past = holidays.length - coming.length
    if (fresh.length + renamed === 0) return refused('nothing-new')
    if (fresh.length === 0) return done({ closed: 0, renamed, past, loans: 0 })
    const days = fresh.map(({ day, kind, name: reason }) => ({ branchId: null, day, kind, reason }))
    const { plan } = await closeAndMove(tx, { days, before, reason: name, emergency: false, actor, now })
    return done({ closed: fresh.length, renamed, past, loans: plan.loans.length })
  })

/** Opens a day again that had been announced as closed. Due days that were moved for it stay: people were told. */
export const removeClosedDay = (
  db: Db,
  id: number,
  actor: Actor,
  now: Date,
): Promise<Outcome<undefined, 'days-past' | 'day-gone'>> =>
  db.transaction().execute(async (tx) => {
    const day = await tx
      .selectFrom('branches.closedDays')
      .select(['day', 'reason'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!day) return refused('day-gone')
    if (day.day < dayOf(now)) return refused('days-past')
    await reopenDays(tx, [id], { emergency: false })
    await audit(tx, actor, {
      action: 'closed-day.removed',
      subjectKind: 'closed-day',
      subjectId: id,
      details: day,
    })
    return done(undefined)
  })
