import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Settled } from '../deeds/block.ts'
import type { Deed } from '../deeds/deed.ts'
import { auditOverrides, loanOverrides } from '../deeds/note-overrides.ts'
import type { CheckOutReading } from './check-out-facts.ts'
import type { LoanTerms } from './decide-check-out.ts'

/** The statements of a loan that was decided, with what it ends: the member's hold, the copy's way between branches. */
export async function writesOfLoan(
  tx: Tx,
  deed: Deed,
  now: Date,
  { nextLoanId: loanId, facts: { patron, item, keptFor }, hold, transitId }: CheckOutReading,
  terms: LoanTerms,
  overridden: Settled['overridden'],
): Promise<RawBuilder<unknown>[]> {
  const loan = sql`
    insert into circulation.loans (id, item_id, record_id, patron_id, category, loan_category, branch_id, channel,
      lent_at, due_on, loan_policy_id, renewal_policy_id, fine_policy_id, lost_policy_id)
    overriding system value
    values (${loanId}, ${item.id}, ${item.recordId}, ${patron.id}, ${patron.category}, ${item.loanCategory},
      ${deed.branchId}, ${deed.channel}, ${now}, ${terms.dueOn}, ${terms.loanPolicyId}, ${terms.renewalPolicyId},
      ${terms.finePolicyId}, ${terms.lostPolicyId})`
  if (keptFor && keptFor.patronId !== patron.id) await putBackInQueue(tx, item.id)
  if (overridden.length > 0) await auditOverrides(tx, deed, { loanId, itemId: item.id }, overridden)
  return [
    loan,
    ...(hold ? [filled(hold.id, loanId, item.id, now)] : []),
    ...(transitId === null ? [] : [arrived(transitId, now)]),
    ...(overridden.length > 0 ? [loanOverrides(deed, loanId, overridden, now)] : []),
  ]
}

/** Another copy may have been caught for the hold; that one is free again. */
const filled = (holdId: number, loanId: number, itemId: number, now: Date) => sql`
    update circulation.holds
    set standing = 'filled', ended_at = ${now}, ended_because = 'filled', loan_id = ${loanId},
      cleared_at = case when trapped_item_id = ${itemId} then ${now}::timestamptz end
    where id = ${holdId}`

const arrived = (transitId: number, now: Date) =>
  sql`update circulation.transits set received_at = ${now} where id = ${transitId}`

/** Staff gave a kept copy to somebody else: the one it was kept for waits on, in the same place. */
export const putBackInQueue = (tx: Tx, itemId: number) =>
  sql`
    update circulation.holds
    set standing = 'waiting', trapped_item_id = null, trapped_at = null, ready_at = null, pickup_by = null,
      shelf_code = null
    where trapped_item_id = ${itemId} and standing in ('in-transit', 'ready')
  `.execute(tx)
