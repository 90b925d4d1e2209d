import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { addDays, dayOf, daysBetween, type Day } from '#kernel/days.ts'
import { addJob } from '#kernel/jobs.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import {
  closeDays,
  isOpen,
  readCalendar,
  type Calendar,
  type ClosedDay,
  type NewClosedDay,
} from '#modules/branches/index.ts'
import { applyPlan } from './apply-plan.ts'
import { lockPatrons } from './lock-patrons.ts'
import { patronsOf, planClosure, type CalendarChange, type ClosurePlan } from './plan-closure.ts'

export interface Closure {
  /** Empty: all branches. */
  branchIds: readonly number[]
  firstDay: Day
  lastDay: Day
  reason: string
  /** An unforeseen closing, which alone may reach back and waives fines. */
  emergency: boolean
}

export type ClosureRefusal = 'last-before-first' | 'too-many-days' | 'days-past' | 'closed-already'

/** Longest closing in one step. */
const mostDays = 200

/** What a closing would bring: the days that are open now, loans, holds and fines. Changes nothing. */
export async function previewClosure(
  db: Db,
  closure: Closure,
  now: Date,
): Promise<Outcome<{ days: NewClosedDay[]; plan: ClosurePlan }, ClosureRefusal>> {
  const days = daysOf(closure, now)
  if (!days.ok) return days
  const change = changeBy(await readCalendar(db), days.value, closure.emergency)
  const fresh = freshDays(change.before, days.value)
  if (fresh.length === 0) return refused('closed-already')
  return done({ days: fresh, plan: await planClosure(db, change, dayOf(now)) })
}

/** Closes the library or some of its branches, and moves all that would have fallen on those days. */
export const closeLibrary = (
  db: Db,
  closure: Closure,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ batchId: number; plan: ClosurePlan }, ClosureRefusal>> =>
  db.transaction().execute(async (tx) => {
    const days = daysOf(closure, now)
    if (!days.ok) return days
    const before = await readCalendar(tx)
    if (freshDays(before, days.value).length === 0) return refused('closed-already')
    return done(await closeAndMove(tx, { ...closure, days: days.value, before, actor, now }))
  })

export interface Closing extends Pick<Closure, 'reason' | 'emergency'> {
  days: readonly NewClosedDay[]
  before: Calendar
  actor: Actor
  now: Date
}

/** The deed itself, also for lists of holidays: days are closed, then whatever falls on them is moved. */
export async function closeAndMove(
  tx: Tx,
  { days, before, reason, emergency, actor, now }: Closing,
): Promise<{ batchId: number; plan: ClosurePlan }> {
  const change = changeBy(before, days, emergency)
  const plan = await lockedPlan(tx, change, dayOf(now))
  const closed = await closeDays(tx, days, actor, now)
  const batchId = await insertBatch(tx, { closed, reason, emergency, actor, now })
  const waived = await applyPlan(tx, plan, { batchId, name: reason, actor, now })
  await audit(tx, actor, {
    action: 'closure.made',
    subjectKind: 'closure',
    subjectId: batchId,
    details: {
      reason,
      days: closed.length,
      loans: plan.loans.length,
      holds: plan.holds.length,
      suspensions: plan.suspensions.length,
      waived,
    },
  })
  // A loan made at this very moment may have been reckoned by the calendar of before.
  await addJob(tx, sweepJob, { batchId }, `${sweepJob}:${batchId}`)
  return { batchId, plan }
}

export const sweepJob = 'circulation-sweep-due-days'

/** Plans again after the members are locked: only then nothing moves any more. */
export async function lockedPlan(tx: Tx, change: CalendarChange, today: Day): Promise<ClosurePlan> {
  const locked = new Set<number>()
  for (;;) {
    const plan = await planClosure(tx, change, today)
    const missing = patronsOf(plan).filter((id) => !locked.has(id))
    if (missing.length === 0) return plan
    await lockPatrons(tx, missing)
    for (const id of missing) locked.add(id)
  }
}

function daysOf(closure: Closure, now: Date): Outcome<NewClosedDay[], ClosureRefusal> {
  const { branchIds, firstDay, lastDay, reason, emergency } = closure
  if (lastDay < firstDay) return refused('last-before-first')
  const length = daysBetween(firstDay, lastDay) + 1
  if (length > mostDays) return refused('too-many-days')
  if (!emergency && firstDay < dayOf(now)) return refused('days-past')
  const branches = branchIds.length === 0 ? [null] : branchIds
  const kind = emergency ? ('emergency' as const) : ('own' as const)
  return done(
    Array.from({ length }, (_, at) => addDays(firstDay, at)).flatMap((day) =>
      branches.map((branchId) => ({ branchId, day, reason, kind })),
    ),
  )
}

/** Days on which somebody is open now. */
export const freshDays = (before: Calendar, days: readonly NewClosedDay[]): NewClosedDay[] =>
  days.filter(({ branchId, day }) =>
    branchId === null
      ? !before.everywhere.has(day) && [...before.weeks.keys()].some((id) => isOpen(before, id, day))
      : isOpen(before, branchId, day),
  )

function changeBy(before: Calendar, days: readonly NewClosedDay[], waives: boolean): CalendarChange {
  const sorted = days.map(({ day }) => day).toSorted()
  const after = withClosed(before, days)
  return { before, after, first: sorted[0] ?? '', last: sorted.at(-1) ?? '', waives }
}

/** A calendar with more days closed. */
export const withClosed = (calendar: Calendar, days: readonly NewClosedDay[]): Calendar => ({
  weeks: calendar.weeks,
  everywhere: new Set([
    ...calendar.everywhere,
    ...days.filter(({ branchId }) => branchId === null).map(({ day }) => day),
  ]),
  somewhere: new Set([
    ...calendar.somewhere,
    ...days.flatMap(({ branchId, day }) => (branchId === null ? [] : [`${branchId} ${day}`])),
  ]),
})

async function insertBatch(
  tx: Tx,
  batch: Pick<Closing, 'reason' | 'emergency' | 'actor' | 'now'> & { closed: readonly ClosedDay[] },
): Promise<number> {
  const { closed, reason, emergency, actor, now } = batch
  const terms = { days: closed.map(({ id, branchId, day }) => ({ id, branchId, day })) }
  const { rows } = await sql<{ id: number }>`
    insert into circulation.batches (kind, name, terms, done_by, done_at)
    values (${emergency ? 'closure' : 'calendar'}, ${reason}, ${toJson(terms)}::jsonb, ${actor.name}, ${now})
    returning id
  `.execute(tx)
  return rows[0]?.id ?? 0
}
