import { addDays, daysBetween, type Day } from '#kernel/days.ts'
import { isOpen, type Calendar, type ClosedDay } from '#modules/branches/index.ts'

export interface DayOfBranch {
  day: Day
  state: 'open' | 'weekly' | 'closed'
  /** Why, where somebody said so. */
  reason: string | undefined
}

export interface MonthOfBranches {
  /** 1 to 12. */
  month: number
  days: Day[]
  rows: { branchId: number; days: DayOfBranch[]; open: number }[]
}

/** Each day of a year at each branch: open, closed as every week, or closed for a reason. */
export function yearOf(
  calendar: Calendar,
  closed: readonly ClosedDay[],
  branchIds: readonly number[],
  year: number,
): MonthOfBranches[] {
  const reasons = new Map(closed.map(({ branchId, day, reason }) => [`${branchId ?? ''} ${day}`, reason]))
  return Array.from({ length: 12 }, (_, at) => {
    const month = at + 1
    const first = `${year}-${String(month).padStart(2, '0')}-01`
    const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
    const days = Array.from({ length: daysBetween(first, next) }, (_, day) => addDays(first, day))
    const rows = branchIds.map((branchId) => {
      const stated = days.map((day): DayOfBranch => {
        const reason = reasons.get(`${branchId} ${day}`) ?? reasons.get(` ${day}`)
        if (isOpen(calendar, branchId, day)) return { day, state: 'open', reason: undefined }
        return { day, state: reason === undefined ? 'weekly' : 'closed', reason }
      })
      return { branchId, days: stated, open: stated.filter(({ state }) => state === 'open').length }
    })
    return { month, days, rows }
  })
}
