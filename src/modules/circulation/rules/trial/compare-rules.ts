import type { RuleBook } from '../rule-book.ts'
import { count, emptyTally, replayer, type PastLoan, type Tally } from './replay.ts'

export interface Compared {
  loans: number
  /** Loans whose due day is another one. */
  dueMoved: number
  current: Tally
  proposed: Tally
}

export const groupings = ['category', 'loanCategory', 'branchId'] as const

export interface TrialResult {
  total: Compared
  /** Loans of which nobody knows any more whose they were; limits cannot be tried on them. */
  anonymous: number
  groups: Record<(typeof groupings)[number], Record<string, Compared>>
}

const emptyComparison = (): Compared => ({
  loans: 0,
  dueMoved: 0,
  current: emptyTally(),
  proposed: emptyTally(),
})

/** Plays each loan under the rules in force and under proposed ones, and counts both. */
export function comparison(current: RuleBook, proposed: RuleBook) {
  const [play, playProposed] = [replayer(current), replayer(proposed)]
  const result: TrialResult = {
    total: emptyComparison(),
    anonymous: 0,
    groups: { category: {}, loanCategory: {}, branchId: {} },
  }
  const add = (loan: PastLoan): void => {
    const [a, b] = [play(loan), playProposed(loan)]
    const compared = groupings.map((grouping) => {
      const group = result.groups[grouping]
      return (group[String(loan[grouping])] ??= emptyComparison())
    })
    if (loan.patronId === null) result.anonymous++
    for (const one of [result.total, ...compared]) {
      one.loans++
      if (a.dueOn !== undefined && b.dueOn !== undefined && a.dueOn !== b.dueOn) one.dueMoved++
      count(one.current, loan, a)
      count(one.proposed, loan, b)
    }
  }
  return { add, result }
}
