import { auditAll } from '#kernel/audit.ts'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { Settled } from './block.ts'
import { auditActor, type Deed } from './deed.ts'

/** Notes with the loan and in the audit log who decided that a block should not count, and why. */
export async function noteOverrides(
  tx: Tx,
  { actor, channel }: Deed,
  { loanId, itemId }: { loanId: number; itemId: number },
  overridden: Settled['overridden'],
  now: Date,
): Promise<void> {
  if (overridden.length === 0) return
  await tx
    .insertInto('circulation.loanEvents')
    .values(
      overridden.map(({ block, reason }) => ({
        loanId,
        kind: 'overridden',
        at: now,
        channel,
        actor: actor.name,
        details: toJson({ block: block.code, reason }),
      })),
    )
    .execute()
  await auditAll(
    tx,
    auditActor(actor),
    overridden.map(({ block, reason }) => ({
      action: 'loan.overridden',
      subjectKind: 'item',
      subjectId: itemId,
      details: { block: block.code, reason, loanId },
    })),
  )
}

/** The same for a hold. */
export const noteHoldOverrides = (
  tx: Tx,
  { actor }: Deed,
  holdId: number,
  overridden: Settled['overridden'],
): Promise<void> =>
  auditAll(
    tx,
    auditActor(actor),
    overridden.map(({ block, reason }) => ({
      action: 'hold.overridden',
      subjectKind: 'hold',
      subjectId: holdId,
      details: { block: block.code, reason },
    })),
  )
