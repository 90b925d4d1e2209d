import { addDays, type Day } from '#kernel/days.ts'
import { openDayFrom } from '#modules/branches/index.ts'
import { exceptionFor, type Case } from '../rules/find-rule.ts'
import type { DateException, RuleBook } from '../rules/rule-book.ts'

export interface DueDay {
  dueOn: Day
  /** Where a time of the year rules otherwise than the policy. */
  exception: DateException | undefined
}

/** When a copy lent on a day is due: never on a day on which the lending branch is closed. */
export function dueDay(book: RuleBook, asked: Case, lentOn: Day, days: number): DueDay {
  const exception = exceptionFor(book, asked, lentOn)
  const wanted = exception?.dueOn ?? addDays(lentOn, exception?.days ?? days)
  return { dueOn: openDayFrom(book.calendar, asked.branchId, wanted), exception }
}
