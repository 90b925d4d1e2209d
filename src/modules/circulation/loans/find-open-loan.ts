import type { Tx } from '#kernel/database.ts'
import type { ItemRef } from '../deeds/deed.ts'

export type LoanRef = { loanId: number } | ItemRef

/** Whose and of what an open loan is, to know what to lock; a loan never changes hands. */
export async function findOpenLoan(
  tx: Tx,
  ref: LoanRef,
): Promise<{ id: number; patronId: number; itemId: number } | undefined> {
  const query = tx
    .selectFrom('circulation.loans as loans')
    .select(['loans.id', 'loans.patronId', 'loans.itemId'])
    .where('loans.endedAt', 'is', null)
  const loan = await (
    'loanId' in ref
      ? query.where('loans.id', '=', ref.loanId)
      : 'itemId' in ref
        ? query.where('loans.itemId', '=', ref.itemId)
        : query
            .innerJoin('catalogue.items as items', 'items.id', 'loans.itemId')
            .where('items.barcode', '=', ref.barcode.trim())
  ).executeTakeFirst()
  return loan && loan.patronId !== null ? { ...loan, patronId: loan.patronId } : undefined
}
