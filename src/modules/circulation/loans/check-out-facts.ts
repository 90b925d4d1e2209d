import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { PatronRef } from '../deeds/deed.ts'
import type { PatronFacts } from './blocks-of-patron.ts'
import type { CheckOutFacts, ItemFacts, LoanCount } from './decide-check-out.ts'
import { itemFacts } from './item-facts.ts'
import { otherCopiesIn, othersWaiting } from './other-copies-in.ts'
import { patronFacts } from './patron-facts.ts'

/** A hold of the borrower that this copy can fill, as it stands before. */
export interface FillableHold {
  id: number
  standing: string
}

export interface CheckOutReading {
  version: number
  /** Number of the loan, if one is made. */
  nextLoanId: number
  facts: CheckOutFacts
  hold: FillableHold | null
  transitId: number | null
}

interface Row {
  version: number
  nextLoanId: number
  patron: PatronFacts
  loans: LoanCount[]
  balance: number
  item: ItemFacts
  onLoan: CheckOutFacts['onLoan']
  keptFor: CheckOutFacts['keptFor']
  transit: { id: number; toBranchId: number } | null
  hold: FillableHold | null
  othersWaiting: number
}

/** All that decides a loan, read after member and copy are locked. */
export async function readCheckOut(
  tx: Tx,
  patronId: number,
  ref: PatronRef,
  itemId: number,
  today: Day,
): Promise<CheckOutReading> {
  const { rows } = await sql<Row>`
    select (select version from circulation.rule_book) as version,
      nextval('circulation.loans_id_seq') as next_loan_id, ${patronFacts(patronId, ref, today)} as patron,
      ${loanCounts(patronId, today)} as loans,
      coalesce((select sum(effect) from circulation.account_entries where patron_id = ${patronId}), 0)::bigint
        as balance,
      ${itemFacts(itemId)} as item,
      (select jsonb_build_object('id', id, 'patronId', patron_id, 'dueOn', due_on)
        from circulation.loans where item_id = ${itemId} and ended_at is null) as on_loan,
      (select jsonb_build_object('patronId', patron_id, 'shelfCode', shelf_code)
        from circulation.holds where trapped_item_id = ${itemId} and standing in ('in-transit', 'ready')) as kept_for,
      (select jsonb_build_object('id', id, 'toBranchId', to_branch_id)
        from circulation.transits where item_id = ${itemId} and received_at is null) as transit,
      ${fillable(patronId, itemId)} as hold, ${othersWaiting(patronId, itemId, today)} as others_waiting
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('Nothing to read for a check-out')
  return withWaiting(tx, row)
}

/** Whoever waits is served by another copy that is in, if there are enough of them. */
async function withWaiting(tx: Tx, row: Row): Promise<CheckOutReading> {
  const {
    version,
    nextLoanId,
    patron,
    loans,
    balance,
    item,
    onLoan,
    keptFor,
    transit,
    hold,
    othersWaiting: others,
  } = row
  const waiting = others > 0 && others > (await otherCopiesIn(tx, item)) ? others : 0
  return {
    version,
    nextLoanId,
    facts: {
      patron: { ...patron, loans, balance },
      item,
      onLoan,
      keptFor,
      onItsWayTo: transit?.toBranchId ?? null,
      waiting,
    },
    hold,
    transitId: transit?.id ?? null,
  }
}

export const loanCounts = (patronId: number, today: Day) => sql`coalesce((
  select jsonb_agg(counted.one) from (
    select jsonb_build_object('loanCategory', loan_category, 'branchId', branch_id, 'count', count(*),
      'overdue', count(*) filter (where due_on < ${today})) as one
    from circulation.loans where patron_id = ${patronId} and ended_at is null
    group by loan_category, branch_id) counted), '[]')`

/** The borrower's own hold: first the one for which this copy is kept. */
const fillable = (patronId: number, itemId: number) => sql`(
  select jsonb_build_object('id', holds.id, 'standing', holds.standing)
  from circulation.holds holds join catalogue.items items on items.id = ${itemId}
  where holds.patron_id = ${patronId} and holds.record_id = items.record_id and holds.ended_at is null
    and (holds.item_id is null or holds.item_id = items.id)
  order by holds.trapped_item_id = items.id desc nulls last, holds.item_id nulls last, holds.id
  limit 1)`
