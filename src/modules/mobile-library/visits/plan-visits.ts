import type { Day } from '#kernel/days.ts'
import { daysOf, type Pattern } from '../times/pattern.ts'

/** A pattern with its hours, as HH:MM. */
export interface StopTime extends Pattern {
  id: number
  starts: string
  ends: string
}

export type VisitState = 'planned' | 'under-way' | 'done' | 'cancelled'

/** What has been noted of one visit. */
export interface NotedVisit {
  id: number
  day: Day
  starts: string
  ends: string
  extra: boolean
  state: VisitState
  reason: string
  startedAt: Date | null
  finishedAt: Date | null
  visitors: number | null
  note: string
}

/** A visit that will be, is or was; `closed` where the library is closed that day. */
export interface Visit extends Omit<NotedVisit, 'id' | 'state'> {
  /** Null for one of which nothing is noted. */
  id: number | null
  state: VisitState | 'closed'
}

export interface Plan {
  times: readonly StopTime[]
  noted: readonly NotedVisit[]
  /** Why the vehicle stays at home on a day, if it does. */
  closedBecause(day: Day): string | undefined
  /** The stop is not visited any more: only what was noted stays. */
  ended: boolean
}

/**
 * The visits of a stop between two days. What was noted of a visit counts before its times; a closed day before a
 * visit that was only planned. Where two times meet on one day, the earlier one is the visit.
 */
export function planVisits({ times, noted, closedBecause, ended }: Plan, from: Day, to: Day): Visit[] {
  const visits = new Map<Day, Visit>()
  for (const time of ended ? [] : times)
    for (const day of daysOf(time, from, to)) {
      const known = visits.get(day)
      if (!known || time.starts < known.starts) visits.set(day, plannedOn(day, time))
    }
  for (const visit of noted)
    if (visit.day >= from && visit.day <= to && !(ended && visit.state === 'planned'))
      visits.set(visit.day, visit)
  return [...visits.values()]
    .map((visit) => closed(visit, closedBecause(visit.day)))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

const plannedOn = (day: Day, { starts, ends }: StopTime): Visit => ({
  id: null,
  day,
  starts,
  ends,
  extra: false,
  state: 'planned',
  reason: '',
  startedAt: null,
  finishedAt: null,
  visitors: null,
  note: '',
})

const closed = (visit: Visit, because: string | undefined): Visit =>
  because !== undefined && visit.state === 'planned' ? { ...visit, state: 'closed', reason: because } : visit

/** Whether the vehicle comes: what readers can count on. */
export const isComing = ({ state }: Pick<Visit, 'state'>): boolean =>
  state === 'planned' || state === 'under-way'
