import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { startOfDay, timeZone, type Day } from '#kernel/days.ts'
import { isOpen, openDayFrom } from '#modules/branches/index.ts'
import { fineOf } from '../money/fine-of.ts'
import type { WaivableFine } from '../money/waive-for-batch.ts'
import { policyOf, readRuleBook, type RuleBook } from '../rules/rule-book.ts'
import type { CalendarChange } from './plan-closure.ts'

interface ChargedFine {
  chargeId: number
  patronId: number | null
  loanId: number
  branchId: number
  finePolicyId: number
  price: number | null
  amount: number
  /** What nobody has paid or waived yet. */
  open: number
  /** When the loan was due, and when the delay ended. */
  dueOn: Day
  day: Day
}

/** Fines that were charged for a delay which, under the new calendar, was shorter; and by how much. */
export async function finesUnder(tx: Db | Tx, change: CalendarChange): Promise<WaivableFine[]> {
  const book = await readRuleBook(tx)
  return (await readFines(tx, change)).flatMap((fine) => {
    const less = excessOf(book, fine, change)
    if (less === 0) return []
    const waived = Math.min(less, fine.open)
    const { chargeId, patronId, loanId, branchId } = fine
    return [{ chargeId, patronId, loanId, branchId, waived, paidAlready: less - waived }]
  })
}

/** How much less the delay would have cost. */
function excessOf(book: RuleBook, fine: ChargedFine, { before, after }: CalendarChange): number {
  const { dueOn, day, branchId } = fine
  const policy = policyOf(book, 'fine', fine.finePolicyId).settings
  const facts = { day, branchId, policy, price: fine.price ?? undefined }
  const moved = isOpen(after, branchId, dueOn) ? dueOn : openDayFrom(after, branchId, dueOn)
  const was = fineOf(before, { ...facts, dueOn }).amount
  const is = fineOf(after, { ...facts, dueOn: moved }).amount
  return Math.min(fine.amount, Math.max(0, was - is))
}

/**
 * Charges for a delay that may touch the changed days. A renewal charges up to its day and moves the due day, so
 * what the loan was due on before stands in its event; the last charge goes with the end of the loan.
 */
async function readFines(tx: Db | Tx, { first, last }: CalendarChange): Promise<ChargedFine[]> {
  const { rows } = await sql<ChargedFine>`
    select charges.id as charge_id, charges.patron_id, charges.loan_id, loans.branch_id, loans.fine_policy_id,
      charges.amount, rest.open, delay.due_on, delay.day,
      case when items.currency = 'IDR' then nullif(items.price, 0) end as price
    from circulation.account_entries charges
    join circulation.loans loans on loans.id = charges.loan_id
    join catalogue.items items on items.id = loans.item_id
    cross join lateral (
      select sum(entries.effect)::bigint as open
      from circulation.account_entries entries where entries.charge_id = charges.id
    ) rest
    cross join lateral (
      select due_on, day from (
        select 1 as place, events.due_before as due_on, (events.at at time zone ${timeZone})::date as day
        from circulation.loan_events events
        where events.loan_id = loans.id and events.kind = 'renewed' and events.at = charges.at
        union all
        select 2, loans.due_on,
          (least(loans.ended_at, coalesce(loans.claimed_at, loans.ended_at)) at time zone ${timeZone})::date
        where loans.ended_at is not null
      ) ways order by place limit 1
    ) delay
    where charges.kind = 'charge' and charges.reason = 'overdue' and charges.batch_id is null
      and charges.at >= ${startOfDay(first)} and delay.day >= ${first} and delay.due_on <= ${last ?? '9999-12-31'}
    order by charges.id
  `.execute(tx)
  return rows
}
