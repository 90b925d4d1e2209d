import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Deed } from '../deeds/deed.ts'

export const chargeReasons = [
  'overdue',
  'lost',
  'damaged',
  'processing',
  'card',
  'membership',
  'other',
] as const
export type ChargeReason = (typeof chargeReasons)[number]

export interface NewCharge {
  patronId: number
  /** Whole rupiah, more than nothing. */
  amount: number
  reason: ChargeReason
  loanId?: number | null
  itemId?: number | null
  note?: string
}

/** Writes down what a member owes, within the transaction of what brought it about. Returns the charge's number. */
export async function charge(
  tx: Tx,
  { actor, branchId }: Pick<Deed, 'actor' | 'branchId'>,
  { patronId, amount, reason, loanId = null, itemId = null, note = '' }: NewCharge,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with next as (select nextval(pg_get_serial_sequence('circulation.account_entries', 'id')) as id)
    insert into circulation.account_entries
      (id, charge_id, patron_id, kind, amount, loan_id, item_id, reason, note, branch_id, actor_kind, actor_id,
        actor_name, at)
    select next.id, next.id, ${patronId}, 'charge', ${amount}, ${loanId}, ${itemId}, ${reason}, ${note}, ${branchId},
      ${actor.kind}, ${actor.id}, ${actor.name}, ${now}
    from next
    returning id
  `.execute(tx)
  return rows[0]?.id ?? 0
}
