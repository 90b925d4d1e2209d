import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { DeedActor } from '../deeds/deed.ts'
import type { NewCharge } from './charge.ts'

export type PastCharge = NewCharge & { at: Date; branchId: number }

/** Enters charges of the past by the thousand; returns their numbers in the order given. */
export async function insertCharges(
  tx: Tx,
  charges: readonly PastCharge[],
  actor: DeedActor,
): Promise<number[]> {
  if (charges.length === 0) return []
  const rows = charges.map(({ patronId, amount, reason, loanId, itemId, note, at, branchId }, place) => ({
    place,
    patron_id: patronId,
    amount,
    reason,
    loan_id: loanId ?? null,
    item_id: itemId ?? null,
    note: note ?? '',
    at,
    branch_id: branchId,
  }))
  const { rows: written } = await sql<{ id: number }>`
    with given as materialized (
      select nextval(pg_get_serial_sequence('circulation.account_entries', 'id')) as id, ordered.*
      from (
        select one.* from jsonb_to_recordset(${toJson(rows)}::jsonb) as one (place integer, patron_id bigint,
          amount bigint, reason text, loan_id bigint, item_id bigint, note text, at timestamptz, branch_id bigint)
        order by one.place) ordered
    ), written as (
      insert into circulation.account_entries (id, charge_id, patron_id, kind, amount, loan_id, item_id, reason, note,
        branch_id, actor_kind, actor_id, actor_name, at)
      select id, id, patron_id, 'charge', amount, loan_id, item_id, reason, note, branch_id, ${actor.kind}, ${actor.id}::bigint,
        ${actor.name}, at
      from given
    )
    select id from given order by place
  `.execute(tx)
  return written.map(({ id }) => id)
}
