import type { Day } from '#kernel/days.ts'
import { weightOf } from '../find-rule.ts'
import type { DateException, Scope } from '../rule-book.ts'
import type { Finding } from './lint.ts'

/** Date exceptions that meet, are over, or end on a day on which nobody can return anything. */
export function lintExceptions(
  exceptions: readonly DateException[],
  today: Day,
  movedTo: (one: DateException) => Day | undefined,
): Finding[] {
  const findings: Finding[] = []
  for (const [at, one] of exceptions.entries()) {
    const { id } = one
    if (one.lastDay < today) {
      findings.push({ code: 'exception-over', serious: false, part: 'exceptions', id })
      continue
    }
    const day = movedTo(one)
    if (day) findings.push({ code: 'exception-on-closed-day', serious: false, part: 'exceptions', id, day })
    for (const other of exceptions.slice(at + 1)) {
      if (!meetInTime(one, other) || !meet(one, other)) continue
      // Of two that name as much, only their numbers would decide.
      const serious = weightOf(one) === weightOf(other)
      findings.push({ code: 'exceptions-overlap', serious, part: 'exceptions', id, otherId: other.id })
    }
  }
  return findings
}

const meetInTime = (a: DateException, b: DateException) => a.firstDay <= b.lastDay && b.firstDay <= a.lastDay

const meet = (a: Scope, b: Scope): boolean =>
  fits(a.category, b.category) && fits(a.loanCategory, b.loanCategory) && fits(a.branchId, b.branchId)

const fits = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b
