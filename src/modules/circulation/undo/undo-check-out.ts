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
  if (filledHold)
    await sql`
      update circulation.holds
      set standing = ${filledHold.standing}, ended_at = null, ended_because = null, loan_id = null, cleared_at = null
      where id = ${filledHold.id} and loan_id = ${loanId}
    `.execute(tx)
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
