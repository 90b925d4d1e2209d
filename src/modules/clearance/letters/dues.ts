import type { Db, Tx } from '#kernel/database.ts'
import { balanceOf, listOpenLoans } from '#modules/circulation/index.ts'

/** What stands between a member and the letter, over all branches. */
export interface Dues {
  /** Loans not back yet. */
  loans: readonly { title: string; dueOn: string; overdue: boolean }[]
  /** Loans of which the member says that they were returned, and that staff are still looking for. */
  claims: readonly { title: string }[]
  /** Whole rupiah, from charges that are not settled. */
  owed: number
  charges: readonly { title: string | null; reason: string; open: number }[]
}

export async function duesOf(db: Db | Tx, patronId: number, now: Date): Promise<Dues> {
  // One after the other: within a transaction there is one connection.
  const loans = await listOpenLoans(db, patronId, now)
  const { owed, charges } = await balanceOf(db, patronId)
  return {
    loans: loans.filter(({ claimed }) => !claimed),
    claims: loans.filter(({ claimed }) => claimed),
    owed,
    charges,
  }
}

export const isClear = ({ loans, claims, owed }: Dues): boolean =>
  loans.length === 0 && claims.length === 0 && owed <= 0
