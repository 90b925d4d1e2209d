import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Settled } from '../deeds/block.ts'
import type { Deed } from '../deeds/deed.ts'
import { noteOverrides } from '../deeds/note-overrides.ts'
import type { CheckOutReading } from './check-out-facts.ts'
import type { LoanTerms } from './decide-check-out.ts'

/** Writes a loan that was decided, with what it ends: the member's hold, the copy's way between branches. */
export async function writeLoan(
  tx: Tx,
  deed: Deed,
  now: Date,
  { facts: { patron, item, keptFor }, hold, transitId }: CheckOutReading,
  terms: LoanTerms,
  overridden: Settled['overridden'],
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into circulation.loans (item_id, record_id, patron_id, category, loan_category, branch_id, channel, lent_at,
      due_on, loan_policy_id, renewal_policy_id, fine_policy_id, lost_policy_id)
    values (${item.id}, ${item.recordId}, ${patron.id}, ${patron.category}, ${item.loanCategory}, ${deed.branchId},
      ${deed.channel}, ${now}, ${terms.dueOn}, ${terms.loanPolicyId}, ${terms.renewalPolicyId},
      ${terms.finePolicyId}, ${terms.lostPolicyId})
    returning id
  `.execute(tx)
  const loanId = rows[0]?.id ?? 0
  if (keptFor && keptFor.patronId !== patron.id) await putBackInQueue(tx, item.id)
  if (hold) await fillHold(tx, hold.id, loanId, item.id, now)
  if (transitId !== null)
    await sql`update circulation.transits set received_at = ${now} where id = ${transitId}`.execute(tx)
  await noteOverrides(tx, deed, { loanId, itemId: item.id }, overridden, now)
  return loanId
}

/** Another copy may have been caught for the hold; that one is free again. */
const fillHold = (tx: Tx, holdId: number, loanId: number, itemId: number, now: Date) =>
  sql`
    update circulation.holds
    set standing = 'filled', ended_at = ${now}, ended_because = 'filled', loan_id = ${loanId},
      cleared_at = case when trapped_item_id = ${itemId} then ${now}::timestamptz end
    where id = ${holdId}
  `.execute(tx)

/** Staff gave a kept copy to somebody else: the one it was kept for waits on, in the same place. */
export const putBackInQueue = (tx: Tx, itemId: number) =>
  sql`
    update circulation.holds
    set standing = 'waiting', trapped_item_id = null, trapped_at = null, ready_at = null, pickup_by = null,
      shelf_code = null
    where trapped_item_id = ${itemId} and standing in ('in-transit', 'ready')
  `.execute(tx)
