import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import type { Deed } from '../../deeds/deed.ts'
import type { Method } from '../methods.ts'

export interface NewReceipt {
  kind: 'payment' | 'refund'
  method: Method
  amount: number
  /** Cash handed over. */
  tendered?: number | undefined
}

/**
 * Takes the next number of the branch and year: PUSAT-2026-00017. The counter stays locked until the transaction ends,
 * so that no number is lost; whatever else has to be locked comes before.
 */
export async function takeReceipt(
  tx: Tx,
  { actor, branchId }: Pick<Deed, 'actor' | 'branchId'>,
  { kind, method, amount, tendered }: NewReceipt,
  now: Date,
): Promise<string> {
  const year = Number(dayOf(now).slice(0, 4))
  const { rows } = await sql<{ number: string }>`
    with counted as (
      insert into circulation.receipt_counters as counters (branch_id, year, last, prefix)
      select branches.id, ${year}, 1, upper(branches.code) || case when exists (
          select from circulation.receipt_counters others
          where others.prefix = upper(branches.code) and others.year = ${year} and others.branch_id <> branches.id)
        then '.' || branches.id else '' end
      from branches.branches branches where branches.id = ${branchId}
      on conflict (branch_id, year) do update set last = counters.last + 1
      returning counters.branch_id, counters.year, counters.last, counters.prefix
    )
    insert into circulation.receipts (number, branch_id, year, place, kind, method, amount, tendered, actor_name, at)
    select prefix || '-' || year || '-' || lpad(last::text, greatest(5, length(last::text)), '0'), branch_id, year, last,
      ${kind}, ${method}, ${amount}, ${tendered ?? null}::bigint, ${actor.name}, ${now}
    from counted returning number
  `.execute(tx)
  const [receipt] = rows
  if (!receipt) throw new Error('a receipt needs a branch')
  return receipt.number
}
