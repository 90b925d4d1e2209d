import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { Deed } from '../deeds/deed.ts'
import type { Method } from './methods.ts'

export interface Settling {
  chargeId: number
  kind: 'payment' | 'waiver' | 'in-kind' | 'refund'
  amount: number
  reason: string
  note?: string
  /** Another copy than that of the charge: the one given in its place. */
  itemId?: number | undefined
}

/** Money changed hands: what stands on the receipt. */
export interface Handed {
  receiptNumber: string
  method: Method
}

/** Writes what settles charges that are locked, all with one statement: the ledger is checked when all stand in it. */
export async function writeSettling(
  tx: Tx,
  { actor, branchId }: Pick<Deed, 'actor' | 'branchId'>,
  entries: readonly Settling[],
  now: Date,
  handed?: Handed,
): Promise<void> {
  const given = entries.map(({ chargeId, kind, amount, reason, note = '', itemId }) => {
    const money = kind === 'payment' || kind === 'refund' ? handed : undefined
    return {
      charge_id: chargeId,
      kind,
      amount,
      reason,
      note,
      item_id: itemId ?? null,
      receipt_number: money?.receiptNumber ?? null,
      method: money?.method ?? null,
    }
  })
  await sql`
    insert into circulation.account_entries (patron_id, kind, amount, charge_id, loan_id, item_id, reason, note, method,
      receipt_number, branch_id, actor_kind, actor_id, actor_name, at)
    select charges.patron_id, given.kind, given.amount, charges.id, charges.loan_id,
      coalesce(given.item_id, charges.item_id), given.reason, given.note, given.method, given.receipt_number,
      ${branchId}, ${actor.kind}, ${actor.id}, ${actor.name}, ${now}
    from jsonb_to_recordset(${toJson(given)}::jsonb) as given (charge_id bigint, kind text, amount bigint, reason text,
      note text, item_id bigint, receipt_number text, method text)
    join circulation.account_entries charges on charges.id = given.charge_id
  `.execute(tx)
}
