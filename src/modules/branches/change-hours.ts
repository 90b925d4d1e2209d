import { audit, type Actor } from '#kernel/audit.ts'
import type { Tx } from '#kernel/database.ts'
import { addDays, dayOf, type Day } from '#kernel/days.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export interface HoursSpan {
  /** 1 for Senin to 7 for Minggu. */
  weekday: number
  opens: string
  closes: string
}

export interface HoursChange {
  branchId: number
  /** First day on which the new week holds. */
  from: Day
  /** Last day of it, as in Ramadan; afterwards the week of before holds again. None: from then on. */
  until: Day | null
  week: readonly HoursSpan[]
  note: string
}

export type HoursRefusal = 'no-hours' | 'hours-overlap' | 'from-past' | 'until-before-from'

/** Gives a branch other weekly hours from a day on. What held before that day stays as it was. */
export async function changeHours(
  tx: Tx,
  { branchId, from, until, week, note }: HoursChange,
  actor: Actor,
  now: Date,
): Promise<Outcome<undefined, HoursRefusal>> {
  if (week.length === 0) return refused('no-hours')
  if (spansOverlap(week)) return refused('hours-overlap')
  await tx
    .selectFrom('branches.branches')
    .select('id')
    .where('id', '=', branchId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const versions = await readVersions(tx, branchId)
  if (from < dayOf(now) && versions.length > 0) return refused('from-past')
  if (until !== null && until < from) return refused('until-before-from')
  const after = until === null ? undefined : weekOn(versions, addDays(until, 1))
  await replaceVersions(tx, branchId, from, until)
  await insertVersion(tx, branchId, from, week)
  if (until !== null && after && after.from <= until) {
    await insertVersion(tx, branchId, addDays(until, 1), after.week)
  }
  const details = { from, until, note, week: week.map(spanText) }
  await audit(tx, actor, {
    action: 'branch.hours-changed',
    subjectKind: 'branch',
    subjectId: branchId,
    details,
  })
  return done(undefined)
}

/** Takes back a week that has not begun yet. */
export async function removeHours(
  tx: Tx,
  { branchId, from }: { branchId: number; from: Day },
  actor: Actor,
  now: Date,
): Promise<Outcome<undefined, 'from-past'>> {
  if (from <= dayOf(now)) return refused('from-past')
  await tx
    .deleteFrom('branches.openingHours')
    .where('branchId', '=', branchId)
    .where('validFrom', '=', from)
    .execute()
  const entry = {
    action: 'branch.hours-removed',
    subjectKind: 'branch',
    subjectId: branchId,
    details: { from },
  }
  await audit(tx, actor, entry)
  return done(undefined)
}

export interface HoursVersion {
  from: Day
  week: HoursSpan[]
}

/** All weeks that a branch has had or will have, the newest first. */
export async function readVersions(tx: Tx, branchId: number): Promise<HoursVersion[]> {
  const rows = await tx
    .selectFrom('branches.openingHours')
    .select(['validFrom', 'weekday', 'opens', 'closes'])
    .where('branchId', '=', branchId)
    .orderBy('validFrom', 'desc')
    .orderBy('weekday')
    .orderBy('opens')
    .execute()
  return [...Map.groupBy(rows, ({ validFrom }) => validFrom)].map(([from, spans]) => ({
    from,
    week: spans.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
  }))
}

const weekOn = (versions: readonly HoursVersion[], day: Day) => versions.find(({ from }) => from <= day)

const spanText = ({ weekday, opens, closes }: HoursSpan) => `${weekday} ${opens}-${closes}`

export function spansOverlap(week: readonly HoursSpan[]): boolean {
  const sorted = week.toSorted((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens))
  return sorted.some((span, at) => {
    const before = sorted[at - 1]
    const meets = before?.weekday === span.weekday && span.opens < before.closes
    return span.closes <= span.opens || meets
  })
}

/** Weeks that begin within the span make way for the new one; later ones stay. */
const replaceVersions = (tx: Tx, branchId: number, from: Day, until: Day | null) =>
  tx
    .deleteFrom('branches.openingHours')
    .where('branchId', '=', branchId)
    .where('validFrom', '>=', from)
    .where('validFrom', '<=', until ?? from)
    .execute()

const insertVersion = (tx: Tx, branchId: number, validFrom: Day, week: readonly HoursSpan[]) =>
  tx
    .insertInto('branches.openingHours')
    .values(week.map(({ weekday, opens, closes }) => ({ branchId, validFrom, weekday, opens, closes })))
    .execute()
