import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { addDays, daysBetween, timeZone, type Day } from '#kernel/days.ts'
import { isOpen, openDayFrom } from '#modules/branches/index.ts'
import type { Shortening } from '#modules/patrons/index.ts'
import { fineOf } from '../money/fine-of.ts'
import { policyOf, readRuleBook, type RuleBook } from '../rules/rule-book.ts'
import type { CalendarChange } from './plan-closure.ts'

export type ShortenedSuspension = Shortening & { patronId: number }

interface Suspended {
  blockId: number
  patronId: number
  startsOn: Day
  endsOn: Day
  branchId: number
  finePolicyId: number
  /** Delays of the loan: each renewal's, and the one with which it ended. */
  delays: { dueOn: Day; day: Day }[]
}

/** Suspensions that still run and would have been shorter under the new calendar. */
export async function suspensionsUnder(
  tx: Db | Tx,
  change: CalendarChange,
  today: Day,
): Promise<ShortenedSuspension[]> {
  const book = await readRuleBook(tx)
  return (await readSuspended(tx, change, today)).flatMap((one) => {
    const less = excessOf(book, one, change)
    if (less === 0) return []
    const left = addDays(one.endsOn, -less)
    const endsAfter = left < one.startsOn ? null : left
    return [{ blockId: one.blockId, patronId: one.patronId, endsBefore: one.endsOn, endsAfter }]
  })
}

/** Days by which the delay that brought the suspension would have brought less. */
function excessOf(book: RuleBook, one: Suspended, { before, after }: CalendarChange): number {
  const length = daysBetween(one.startsOn, one.endsOn) + 1
  const policy = policyOf(book, 'fine', one.finePolicyId).settings
  const { branchId } = one
  for (const { dueOn, day } of one.delays) {
    const facts = { day, branchId, policy, price: undefined }
    // Which delay brought it shows in its length; one that somebody else has changed is left alone.
    if (fineOf(before, { ...facts, dueOn }).suspension !== length) continue
    const moved = isOpen(after, branchId, dueOn) ? dueOn : openDayFrom(after, branchId, dueOn)
    return Math.max(0, length - fineOf(after, { ...facts, dueOn: moved }).suspension)
  }
  return 0
}

async function readSuspended(tx: Db | Tx, { first }: CalendarChange, today: Day): Promise<Suspended[]> {
  const { rows } = await sql<Suspended>`
    select blocks.id as block_id, blocks.patron_id, blocks.starts_on, blocks.ends_on, loans.branch_id,
      loans.fine_policy_id, delays.list as delays
    from patrons.blocks blocks
    join circulation.loans loans on loans.id = blocks.loan_id
    cross join lateral (
      select jsonb_agg(jsonb_build_object('dueOn', due_on, 'day', day)) as list from (
        select events.due_before as due_on, (events.at at time zone ${timeZone})::date as day
        from circulation.loan_events events where events.loan_id = loans.id and events.kind = 'renewed'
        union all
        select loans.due_on,
          (least(loans.ended_at, coalesce(loans.claimed_at, loans.ended_at)) at time zone ${timeZone})::date
        where loans.ended_at is not null
      ) each where day > due_on and day >= ${first}
    ) delays
    where blocks.kind = 'suspension' and blocks.lifted_at is null and blocks.ends_on >= ${today}
      and delays.list is not null
    order by blocks.id
  `.execute(tx)
  return rows
}
