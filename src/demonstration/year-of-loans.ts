import { addDays, startOfDay, weekdayOf, type Day } from '#kernel/days.ts'
import type { HistoricLoan } from '#modules/circulation/index.ts'
import { dice } from './dice.ts'

export interface LendableCopy {
  id: number
  branchId: number
}

/** Whom a year of loans may be given to, and what. */
export interface YearOfLoans {
  copies: readonly LendableCopy[]
  members: readonly number[]
  today: Day
  /** Loans on an ordinary day, over all branches. */
  aDay: number
}

/** Loans that a member has at once in the demonstration; the rules allow three. */
const mostAtOnce = 3

interface Out {
  until: Day
}

/**
 * A year of plausible loans up to yesterday: some copies and some members far more than others, a few days late, a few
 * not back yet. The same at each seeding on the same day.
 */
export function yearOfLoans({ copies, members, today, aDay }: YearOfLoans): HistoricLoan[] {
  const roll = dice(17_081_945)
  const busy = new Map<number, Out>()
  const atHome = new Map<number, Out[]>()
  const loans: HistoricLoan[] = []
  for (let ago = 365; ago >= 1; ago--) {
    const day = addDays(today, -ago)
    for (let count = Math.round(aDay * rushOf(day) * (0.6 + roll() * 0.8)); count > 0; count--) {
      const copy = favourite(copies, roll)
      const member = favourite(members, roll)
      if (!copy || member === undefined || (busy.get(copy.id)?.until ?? '') > day) continue
      const home = (atHome.get(member) ?? []).filter(({ until }) => until > day)
      if (home.length >= mostAtOnce) continue
      const back = addDays(day, daysKept(roll()))
      const returned = back < today
      const until = returned ? back : '9999-12-31'
      busy.set(copy.id, { until })
      atHome.set(member, [...home, { until }])
      loans.push({
        itemId: copy.id,
        patronId: member,
        branchId: copy.branchId,
        lentAt: momentOf(day, roll()),
        returnedAt: returned ? momentOf(back, roll()) : null,
        channel: roll() < 0.8 ? 'desk' : 'kiosk',
      })
    }
  }
  return loans
}

/** Weekends are busier, and holidays from school. */
const rushOf = (day: Day): number =>
  (weekdayOf(day) >= 6 ? 1.4 : 1) * (['06', '07', '12'].includes(day.slice(5, 7)) ? 1.25 : 1)

/** Most are back within the week, one in nine late, one in sixty not for months. */
function daysKept(chance: number): number {
  if (chance < 0.87) return 2 + Math.floor((chance / 0.87) * 6)
  if (chance < 0.985) return 9 + Math.floor(((chance - 0.87) / 0.115) * 14)
  return 40 + Math.floor(((chance - 0.985) / 0.015) * 60)
}

/** The first of a list far more often than the last. */
const favourite = <T>(from: readonly T[], roll: () => number): T | undefined =>
  from[Math.floor(from.length * roll() ** 2)]

const momentOf = (day: Day, chance: number): Date =>
  new Date(startOfDay(day).getTime() + (9 + chance * 6) * 3_600_000)
