import type { Db } from '#kernel/database.ts'
import { findPatron } from '#modules/patrons/index.ts'
import { balanceOf, type Balance } from '../balance.ts'
import { listEntries, type AccountEntry } from '../list-entries.ts'
import { listOpenLoans } from '../../loans/list-open-loans.ts'

export interface AccountState {
  patron: { id: number; name: string; cardNumber: string | null }
  balance: Balance
  /** What open loans would cost if they came back today. */
  running: { amount: number; loans: number }
  entries: (AccountEntry & { refundable: boolean })[]
}

/** All about the money of one member; undefined for one that does not exist. */
export async function accountState(db: Db, patronId: number, now: Date): Promise<AccountState | undefined> {
  const patron = await findPatron(db, patronId)
  if (!patron) return undefined
  const [balance, loans, entries] = await Promise.all([
    balanceOf(db, patronId),
    listOpenLoans(db, patronId, now),
    listEntries(db, patronId),
  ])
  const late = loans.filter(({ fine }) => fine.amount > 0)
  const amount = late.reduce((sum, { fine }) => sum + fine.amount, 0)
  const paid = new Map<number, number>()
  for (const { chargeId, kind, amount: part } of entries) {
    const sign = kind === 'payment' ? 1 : kind === 'refund' ? -1 : 0
    paid.set(chargeId, (paid.get(chargeId) ?? 0) + sign * part)
  }
  return {
    patron,
    balance,
    running: { amount, loans: late.length },
    entries: entries.map((entry) => ({
      ...entry,
      refundable: entry.kind === 'payment' && (paid.get(entry.chargeId) ?? 0) > 0,
    })),
  }
}
