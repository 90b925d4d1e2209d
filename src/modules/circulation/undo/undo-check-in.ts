import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { changeItemWithin } from '#modules/catalogue/index.ts'
import { liftSuspensionWithin } from '#modules/patrons/index.ts'
import { auditActor, type Deed } from '../deeds/deed.ts'
import type { Result } from '../deeds/perform.ts'
import type { CopyReturned } from '../loans/check-in.ts'
import type { LoanReturned } from '../loans/end-loan.ts'
import { forgetCharge } from './forget-charge.ts'
import type { Undone } from './undo.ts'

/**
 * The loan is open again and its fine forgiven; the copy is kept for nobody and on no way. Not where the world has
 * moved on: the copy is on loan again, the hold picked up, the fine paid, a lost copy found.
 */
export async function undoCheckIn(
  tx: Tx,
  deed: Deed,
  returned: CopyReturned,
  now: Date,
): Promise<Result<Undone>> {
  const { itemId, title, barcode, loan, found } = returned
  const possible =
    !found.wasFound &&
    (await releaseCopy(tx, returned)) &&
    (await copyIsFree(tx, itemId)) &&
    (await putWhereItWas(tx, deed, returned, now))
  if (!possible || (loan && !(await reopen(tx, deed, loan, itemId, now))))
    return { ok: false, blocks: [{ code: 'undo-overtaken' }] }
  return {
    ok: true,
    value: {
      kind: 'check-in',
      loanId: loan?.loanId ?? null,
      patronId: loan?.patronId ?? null,
      itemId,
      title,
      barcode,
    },
    events: [],
    patronId: loan?.patronId ?? null,
    itemId,
  }
}

/** Neither lent again, nor kept for somebody, nor on its way since. */
async function copyIsFree(tx: Tx, itemId: number): Promise<boolean> {
  const { rows } = await sql`select from circulation.out_items where item_id = ${itemId}`.execute(tx)
  return rows.length === 0
}

/** Takes back what the return set going: the hold that caught the copy, its way to another branch. */
async function releaseCopy(
  tx: Tx,
  { itemId, routed: { trappedHoldId, sentTransitId } }: CopyReturned,
): Promise<boolean> {
  if (trappedHoldId !== null) {
    const { numAffectedRows } = await sql`
      update circulation.holds
      set standing = 'waiting', trapped_item_id = null, trapped_at = null, ready_at = null, pickup_by = null,
        shelf_code = null
      where id = ${trappedHoldId} and trapped_item_id = ${itemId} and standing in ('ready', 'in-transit')
    `.execute(tx)
    if (numAffectedRows !== 1n) return false
  }
  if (sentTransitId !== null) {
    const { numAffectedRows } = await sql`
      delete from circulation.transits where id = ${sentTransitId} and received_at is null
    `.execute(tx)
    if (numAffectedRows !== 1n) return false
  }
  return true
}

/** On the way that had ended here, and belonging to the branch that it had belonged to. */
async function putWhereItWas(
  tx: Tx,
  deed: Deed,
  { itemId, recordId, routed: { receivedTransitId, movedFromBranchId } }: CopyReturned,
  now: Date,
): Promise<boolean> {
  if (receivedTransitId !== null)
    await sql`update circulation.transits set received_at = null where id = ${receivedTransitId}`.execute(tx)
  if (movedFromBranchId !== null)
    await changeItemWithin(
      tx,
      { id: itemId, recordId },
      { before: { branchId: deed.branchId }, after: { branchId: movedFromBranchId } },
      auditActor(deed.actor),
      now,
    )
  return true
}

/** Opens an ended loan again, with what its end cost forgiven; false where the world has moved on. */
export async function reopen(
  tx: Tx,
  deed: Deed,
  { loanId, fine, suspension }: LoanReturned,
  itemId: number,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update circulation.loans
    set ended_at = null, ending = null, ended_branch_id = null, ended_channel = null
    where id = ${loanId} and ending = 'returned' and patron_id is not null
      and not exists (
        select from circulation.loans later where later.item_id = ${itemId} and later.id > ${loanId} and later.ending <> 'undone')
  `.execute(tx)
  if (numAffectedRows !== 1n) return false
  await sql`
    insert into circulation.loan_events (loan_id, kind, at, channel, actor)
    values (${loanId}, 'reopened', ${now}, ${deed.channel}, ${deed.actor.name})
  `.execute(tx)
  if (suspension)
    await liftSuspensionWithin(tx, { loanId, by: deed.actor.name, because: 'Pengembalian dibatalkan', now })
  return fine === null || forgetCharge(tx, deed, fine.chargeId, now)
}
