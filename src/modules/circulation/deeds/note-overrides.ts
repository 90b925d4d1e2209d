import { sql, type RawBuilder } from 'kysely'
import { auditAll } from '#kernel/audit.ts'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { Settled } from './block.ts'
import { auditActor, type Deed } from './deed.ts'

type Overridden = Settled['overridden']

/** The statement that notes with a loan who decided that a block should not count, and why. */
export const loanOverrides = (
  { actor, channel }: Deed,
  loanId: number,
  overridden: Overridden,
  now: Date,
): RawBuilder<unknown> => {
  const details = toJson(overridden.map(({ block, reason }) => ({ block: block.code, reason })))
  return sql`
    insert into circulation.loan_events (loan_id, kind, at, channel, actor, details)
    select ${loanId}, 'overridden', ${now}, ${channel}, ${actor.name}, given.one
    from jsonb_array_elements(${details}::jsonb) as given (one)`
}

/** The same in the audit log. */
export const auditOverrides = (
  tx: Tx,
  { actor }: Deed,
  { loanId, itemId }: { loanId: number; itemId: number },
  overridden: Overridden,
): Promise<void> =>
  auditAll(
    tx,
    auditActor(actor),
    overridden.map(({ block, reason }) => ({
      action: 'loan.overridden',
      subjectKind: 'item',
      subjectId: itemId,
      details: { block: block.code, reason, loanId },
    })),
  )

/** The same for a hold. */
export const auditHoldOverrides = (
  tx: Tx,
  { actor }: Deed,
  holdId: number,
  overridden: Overridden,
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
