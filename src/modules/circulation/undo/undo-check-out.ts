import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Result } from '../deeds/perform.ts'
import { event } from '../events.ts'
import type { LoanMade } from '../loans/check-out.ts'
import type { Undone } from './undo.ts'

/** The loan ends as never made; the hold that it filled stands as it stood. A copy that was found stays found. */
export async function undoCheckOut(tx: Tx, made: LoanMade, now: Date): Promise<Result<Undone>> {
  const { loanId, patronId, itemId, title, barcode, filledHold } = made
  const { numAffectedRows } = await sql`
    update circulation.loans
    set ended_at = greatest(lent_at, ${now}), ending = 'undone', ended_branch_id = branch_id, ended_channel = channel
    where id = ${loanId} and ended_at is null and renewals = 0 and due_on = ${made.dueOn} and claimed_at is null
  `.execute(tx)
  if (numAffectedRows !== 1n) return { ok: false, blocks: [{ code: 'undo-overtaken' }] }
  if (filledHold) await reopenHold(tx, filledHold, made)
  if (made.endedTransitId !== null)
    await sql`update circulation.transits set received_at = null where id = ${made.endedTransitId}`.execute(
      tx,
    )
  return {
    ok: true,
    value: { kind: 'check-out', loanId, patronId, itemId, title, barcode },
    events: [event('loan-undone', { loanId, patronId, itemId })],
    patronId,
    itemId,
  }
}

/** As it stood, if this was the copy that was caught for it; another one may serve somebody else by now. */
const reopenHold = (
  tx: Tx,
  { id, standing }: { id: number; standing: string },
  { loanId, itemId }: LoanMade,
) =>
  sql`
    update circulation.holds
    set standing = case when kept.same then ${standing} else 'waiting' end,
      trapped_item_id = case when kept.same then trapped_item_id end,
      trapped_at = case when kept.same then trapped_at end, ready_at = case when kept.same then ready_at end,
      pickup_by = case when kept.same then pickup_by end, shelf_code = case when kept.same then shelf_code end,
      ended_at = null, ended_because = null, loan_id = null, cleared_at = null
    from (select trapped_item_id is not distinct from ${itemId} as same
      from circulation.holds where id = ${id}) kept
    where id = ${id} and loan_id = ${loanId}
  `.execute(tx)
