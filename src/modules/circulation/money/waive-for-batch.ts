import { sql } from 'kysely'
import type { Actor } from '#kernel/audit.ts'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'

/** A fine of which a part falls away. */
export interface WaivableFine {
  chargeId: number
  patronId: number | null
  loanId: number
  /** The branch that lent. */
  branchId: number
  /** Rupiah of what is still open. */
  waived: number
  /** Rupiah that were paid before; they can only be given back at the till. */
  paidAlready: number
}

export interface BatchDeed {
  batchId: number
  reason: 'closure' | 'amnesty'
  note: string
  actor: Actor
  now: Date
}

/** Writes the waivers of a batch, never more than is open at this moment. Returns the rupiah waived. */
export async function waiveForBatch(
  tx: Tx,
  { batchId, reason, note, actor, now }: BatchDeed,
  fines: readonly Pick<WaivableFine, 'chargeId' | 'waived'>[],
): Promise<number> {
  const wanted = fines.filter(({ waived }) => waived > 0)
  if (wanted.length === 0) return 0
  const given = toJson(wanted.map(({ chargeId, waived }) => ({ charge_id: chargeId, waived })))
  // Charges are locked before their rest is read: somebody may be paying one at this moment.
  await sql`
    select charges.id from circulation.account_entries charges
    where charges.id in (select charge_id from jsonb_to_recordset(${given}::jsonb) as given (charge_id bigint))
    order by charges.id for no key update
  `.execute(tx)
  const { rows } = await sql<{ amount: number }>`
    insert into circulation.account_entries (patron_id, kind, amount, charge_id, loan_id, item_id, reason, note,
      branch_id, actor_kind, actor_id, actor_name, at, batch_id)
    select charges.patron_id, 'waiver', least(given.waived, rest.open), charges.id, charges.loan_id, charges.item_id,
      ${reason}, ${note}, charges.branch_id, ${actor.kind}, ${actor.id}, ${actor.name}, ${now}, ${batchId}
    from jsonb_to_recordset(${given}::jsonb) as given (charge_id bigint, waived bigint)
    join circulation.account_entries charges on charges.id = given.charge_id
    cross join lateral (
      select sum(entries.effect)::bigint as open
      from circulation.account_entries entries where entries.charge_id = charges.id
    ) rest
    where rest.open > 0
    returning amount
  `.execute(tx)
  return rows.reduce((sum, { amount }) => sum + amount, 0)
}

/**
 * Takes the waivers of a batch back: the same amounts of the same charges are owed again, so that every member owes
 * just what was owed before the batch. Returns the rupiah owed again.
 */
export async function unwaiveBatch(
  tx: Tx,
  { batchId, note, actor, now }: Omit<BatchDeed, 'reason'>,
): Promise<number> {
  const { rows } = await sql<{ amount: number }>`
    insert into circulation.account_entries (patron_id, kind, amount, charge_id, loan_id, item_id, reason, note,
      branch_id, actor_kind, actor_id, actor_name, at, batch_id)
    select patron_id, 'reinstated', amount, charge_id, loan_id, item_id, reason, ${note}, branch_id, ${actor.kind},
      ${actor.id}, ${actor.name}, ${now}, batch_id
    from circulation.account_entries
    where batch_id = ${batchId} and kind = 'waiver' and patron_id is not null order by id
    returning amount
  `.execute(tx)
  return rows.reduce((sum, { amount }) => sum + amount, 0)
}
