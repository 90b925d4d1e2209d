import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { liftSuspensionWithin } from '#modules/patrons/index.ts'
import type { Deed } from '../deeds/deed.ts'
import type { Result } from '../deeds/perform.ts'
import { event } from '../events.ts'
import type { LoanRenewed } from '../loans/renew.ts'
import { forgetCharge } from './forget-charge.ts'
import type { Undone } from './undo.ts'

/** The loan is due when it was due before, and may be renewed as often as before. */
export async function undoRenewal(
  tx: Tx,
  deed: Deed,
  renewed: LoanRenewed,
  now: Date,
): Promise<Result<Undone>> {
  const { loanId, patronId, itemId, title, barcode, dueBefore, dueOn, renewals, fine, suspension } = renewed
  const { numAffectedRows } = await sql`
    update circulation.loans set due_on = ${dueBefore}, renewals = renewals - 1
    where id = ${loanId} and ended_at is null and renewals = ${renewals} and due_on = ${dueOn}
  `.execute(tx)
  if (numAffectedRows !== 1n || (fine && !(await forgetCharge(tx, deed, fine.chargeId, now))))
    return { ok: false, blocks: [{ code: 'undo-overtaken' }] }
  await sql`
    insert into circulation.loan_events (loan_id, kind, at, due_before, due_after, channel, actor)
    values (${loanId}, 'due-moved', ${now}, ${dueOn}, ${dueBefore}, ${deed.channel}, ${deed.actor.name})
  `.execute(tx)
  if (suspension)
    await liftSuspensionWithin(tx, { loanId, by: deed.actor.name, because: 'Perpanjangan dibatalkan', now })
  return {
    ok: true,
    value: { kind: 'renew', loanId, patronId, itemId, title, barcode },
    events: [event('due-moved', { loanId, patronId })],
    patronId,
    itemId,
  }
}
