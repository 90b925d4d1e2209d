import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import { isOpen, openDayAfter, openDayFrom, openDaysAfter, type Calendar } from '#modules/branches/index.ts'
import type { WaivableFine } from '../money/waive-for-batch.ts'
import { finesUnder } from './fines-under.ts'
import { suspensionsUnder, type ShortenedSuspension } from './suspensions-under.ts'

export interface MovedLoan {
  loanId: number
  patronId: number
  dueBefore: Day
  dueAfter: Day
}

export interface MovedHold {
  holdId: number
  patronId: number
  pickupBefore: Day
  pickupAfter: Day
}

/** All that a change of the calendar brings with it. */
export interface ClosurePlan {
  loans: MovedLoan[]
  holds: MovedHold[]
  fines: WaivableFine[]
  suspensions: ShortenedSuspension[]
}

export interface CalendarChange {
  before: Calendar
  after: Calendar
  /** First day on which the calendars may differ. */
  first: Day
  /** Last such day; none where a change goes on. */
  last: Day | null
  /** Whether fines and suspensions of the past are reckoned again. */
  waives: boolean
}

/** What has to move so that nothing is due, or to be fetched, on a day that is closed now. Changes nothing. */
export async function planClosure(tx: Db | Tx, change: CalendarChange, today: Day): Promise<ClosurePlan> {
  return {
    loans: await loansToMove(tx, change),
    holds: await holdsToMove(tx, change),
    fines: change.waives ? await finesUnder(tx, change) : [],
    suspensions: change.waives ? await suspensionsUnder(tx, change, today) : [],
  }
}

interface OpenLoan {
  id: number
  patronId: number
  branchId: number
  dueOn: Day
}

/** The rule of the branch that lent governs: its calendar decides, wherever the copy is returned. */
async function loansToMove(tx: Db | Tx, { after, first, last }: CalendarChange): Promise<MovedLoan[]> {
  const { rows } = await sql<OpenLoan>`
    select id, patron_id, branch_id, due_on from circulation.loans
    where ended_at is null and due_on >= ${first} and due_on <= ${last ?? '9999-12-31'} order by id
  `.execute(tx)
  return rows.flatMap(({ id, patronId, branchId, dueOn }) => {
    if (isOpen(after, branchId, dueOn)) return []
    const dueAfter = openDayFrom(after, branchId, dueOn)
    return dueAfter === dueOn ? [] : [{ loanId: id, patronId, dueBefore: dueOn, dueAfter }]
  })
}

interface ReadyHold {
  id: number
  patronId: number
  branchId: number
  readyAt: Date
  pickupBy: Day
}

/** A hold keeps as many open days on the shelf as it was promised. */
async function holdsToMove(tx: Db | Tx, { before, after, first }: CalendarChange): Promise<MovedHold[]> {
  const { rows } = await sql<ReadyHold>`
    select id, patron_id, pickup_branch_id as branch_id, ready_at, pickup_by from circulation.holds
    where standing = 'ready' and pickup_by >= ${first} and ready_at is not null order by id
  `.execute(tx)
  return rows.flatMap(({ id, patronId, branchId, readyAt, pickupBy }) => {
    const ready = dayOf(readyAt)
    const promised = openDaysAfter(before, branchId, ready, pickupBy)
    const kept = openDaysAfter(after, branchId, ready, pickupBy)
    if (kept >= promised && isOpen(after, branchId, pickupBy)) return []
    const pickupAfter = openDayAfter(after, branchId, ready, promised)
    return pickupAfter <= pickupBy ? [] : [{ holdId: id, patronId, pickupBefore: pickupBy, pickupAfter }]
  })
}

/** Members whom a plan concerns. */
export const patronsOf = ({ loans, holds, fines, suspensions }: ClosurePlan): number[] => [
  ...new Set([
    ...loans.map(({ patronId }) => patronId),
    ...holds.map(({ patronId }) => patronId),
    ...suspensions.map(({ patronId }) => patronId),
    ...fines.flatMap(({ patronId }) => (patronId === null ? [] : [patronId])),
  ]),
]
