import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { FactsMoved } from '../deeds/perform.ts'
import { routingFacts, type RoutingFacts } from '../items/routing-facts.ts'
import type { ItemFacts } from './decide-check-out.ts'
import { itemFacts } from './item-facts.ts'

/** An open loan as far as its end is concerned. */
export interface OpenLoan {
  id: number
  patronId: number
  /** The branch that lent. */
  branchId: number
  dueOn: Day
  lentAt: string
  claimedAt: string | null
  finePolicyId: number
}

export interface CheckInReading {
  version: number
  item: ItemFacts
  loan: OpenLoan | null
  routing: RoutingFacts
}

/** All that decides a return, read after borrower and copy are locked. */
export async function readCheckIn(
  tx: Tx,
  itemId: number,
  borrowerId: number | null,
  { branchId, today }: { branchId: number; today: Day },
): Promise<CheckInReading> {
  const { rows } = await sql<CheckInReading>`
    select (select version from circulation.rule_book) as version, ${itemFacts(itemId)} as item,
      (select jsonb_build_object('id', id, 'patronId', patron_id, 'branchId', branch_id, 'dueOn', due_on,
          'lentAt', lent_at, 'claimedAt', claimed_at, 'finePolicyId', fine_policy_id)
        from circulation.loans where item_id = ${itemId} and ended_at is null) as loan,
      ${routingFacts(itemId, branchId, today)} as routing
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('Nothing to read for a return')
  if ((row.loan?.patronId ?? null) !== borrowerId) throw new FactsMoved()
  return row
}
