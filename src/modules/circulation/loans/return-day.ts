import { dayOf, type Day } from '#kernel/days.ts'
import { openDaysAfter, type Calendar } from '#modules/branches/index.ts'

/**
 * A book drop is emptied on the next open day, so a return may be dated back as far as that without asking; never
 * into the future, and never before the loan.
 */
export function dayAllowed(
  calendar: Calendar,
  branchId: number,
  loan: { lentAt: string } | null,
  { day, today }: { day: Day; today: Day },
): boolean {
  if (day === today) return true
  if (day > today || (loan && day < dayOf(new Date(loan.lentAt)))) return false
  return openDaysAfter(calendar, branchId, day, today) <= 1
}
