import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Deed } from '../deeds/deed.ts'
import { waiveRest } from '../money/waive-rest.ts'

/** Forgives a charge made by mistake; false where money was taken for it already. */
export async function forgetCharge(tx: Tx, deed: Deed, chargeId: number, now: Date): Promise<boolean> {
  await waiveRest(tx, deed, { chargeId, reason: 'mistake', note: '' }, now)
  const { rows } = await sql`
    select from circulation.account_entries
    where charge_id = ${chargeId} and kind in ('payment', 'in-kind', 'refund')
  `.execute(tx)
  return rows.length === 0
}
