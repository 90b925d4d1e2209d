import { addDays, daysBetween, type Day } from '#kernel/days.ts'
import { findRule, limitsFor, type Case } from '../rules/find-rule.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { dueDay } from './due-day.ts'

export interface Ahead {
  branchId: number
  categories: readonly string[]
  loanCategories: readonly string[]
  from: Day
  days: number
}

/**
 * For how many days a loan made on each of the coming days lasts, by category of member, kind of copy and day; 0 where
 * it is not for loan. For desks that cannot ask.
 */
export const dueAhead = (book: RuleBook, { branchId, categories, loanCategories, from, days }: Ahead) =>
  categories.map((category) =>
    loanCategories.map((loanCategory) => {
      const asked = { category, loanCategory, branchId }
      return Array.from({ length: days }, (_, ahead) => lasting(book, asked, addDays(from, ahead)))
    }),
  )

function lasting(book: RuleBook, asked: Case, lentOn: Day): number {
  const { days } = findRule(book, 'loan', asked).policy.settings
  return days === 0 ? 0 : daysBetween(lentOn, dueDay(book, asked, lentOn, days).dueOn)
}

/** What keeps a member of a category from borrowing anything more; null for no limit. */
export interface MemberTerms {
  most: number | null
  mostUnverified: number | null
  debtLimit: number | null
  overdueLimit: number | null
}

export function memberTerms(book: RuleBook, category: string, branchId: number): MemberTerms {
  // No kind of copy has this name: what is left are the rows for everything else.
  const asked = { category, loanCategory: '', branchId }
  const { debtLimit, overdueLimit } = findRule(book, 'loan', asked).policy.settings
  const most = (unverified: boolean) => {
    const all = limitsFor(book, asked, unverified).filter(({ loanCategory }) => loanCategory === null)
    return all.length === 0 ? null : Math.min(...all.map((limit) => limit.most))
  }
  return { most: most(false), mostUnverified: most(true), debtLimit, overdueLimit }
}
