import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { lockPatron } from '../deeds/locks.ts'

export interface HeldCharge {
  id: number
  reason: string
  /** What is still owed of it. */
  open: number
  /** What was paid for it and not given back. */
  paid: number
}

/**
 * Locks a member, then charges of theirs, and reads what is open of them, the oldest first; undefined where the member
 * or one of the charges is not there. Without a choice: all that are open.
 */
export async function holdCharges(
  tx: Tx,
  patronId: number,
  chosen?: readonly number[],
): Promise<HeldCharge[] | undefined> {
  if ((await lockPatron(tx, { patronId })) === undefined) return undefined
  const { rows: locked } = await sql<{ id: number }>`
    select id from circulation.account_entries
    where patron_id = ${patronId} and kind = 'charge' and ${chosen ? sql`id = any(${[...chosen]})` : sql`true`}
    order by id for no key update
  `.execute(tx)
  const ids = locked.map(({ id }) => id)
  if (chosen?.some((id) => !ids.includes(id))) return undefined
  const { rows } = await sql<HeldCharge>`
    select charges.id, charges.reason, sums.open, sums.paid
    from circulation.account_entries charges
    cross join lateral (
      select sum(effect)::bigint as open,
        coalesce(sum(case kind when 'payment' then amount when 'refund' then -amount end), 0)::bigint as paid
      from circulation.account_entries entries where entries.charge_id = charges.id
    ) sums
    where charges.id = any(${ids}) order by charges.at, charges.id
  `.execute(tx)
  return chosen ? rows : rows.filter(({ open }) => open > 0)
}
