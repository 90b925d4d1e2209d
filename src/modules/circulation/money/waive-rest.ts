import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Deed } from '../deeds/deed.ts'

export interface RestWaiver {
  chargeId: number
  reason: 'found' | 'mistake' | 'hardship' | 'amnesty' | 'closure'
  note: string
}

/** Forgives what is still open of a charge; nothing where all is settled. Returns the rupiah forgiven. */
export async function waiveRest(
  tx: Tx,
  { actor, branchId }: Pick<Deed, 'actor' | 'branchId'>,
  { chargeId, reason, note }: RestWaiver,
  now: Date,
): Promise<number> {
  // The charge is locked before its rest is read: somebody may be paying it at this moment.
  await sql`select from circulation.account_entries where id = ${chargeId} for no key update`.execute(tx)
  const { rows } = await sql<{ amount: number }>`
    insert into circulation.account_entries (patron_id, kind, amount, charge_id, loan_id, item_id, reason, note,
      branch_id, actor_kind, actor_id, actor_name, at)
    select charges.patron_id, 'waiver', rest.open, charges.id, charges.loan_id, charges.item_id, ${reason}, ${note},
      ${branchId}, ${actor.kind}, ${actor.id}, ${actor.name}, ${now}
    from circulation.account_entries charges
    cross join lateral (
      select sum(entries.effect) as open from circulation.account_entries entries where entries.charge_id = charges.id
    ) rest
    where charges.id = ${chargeId} and rest.open > 0
    returning amount
  `.execute(tx)
  return rows[0]?.amount ?? 0
}
