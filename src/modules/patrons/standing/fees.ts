import type { Tx } from '#kernel/database.ts'
import type { MemberCharge, PatronParts } from '../parts.ts'

export const findCategory = (tx: Tx, code: string) =>
  tx
    .selectFrom('patrons.categories')
    .select(['code', 'validity', 'fee', 'cardFee', 'youngest', 'oldest', 'retiredAt'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow()

/** Writes a fee into the ledger; nothing where it is free, or where no ledger is kept. */
export async function chargeFee(tx: Tx, parts: PatronParts, charge: MemberCharge, now: Date): Promise<void> {
  if (charge.amount > 0) await parts.charge?.(tx, charge, now)
}
