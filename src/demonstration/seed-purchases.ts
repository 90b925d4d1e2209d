import type { Db } from '#kernel/database.ts'
import { seedAcquisition } from '#modules/acquisition/index.ts'
import { findPatronByCard } from '#modules/patrons/index.ts'
import { demonstrationAccounts } from './accounts.ts'
import type { BranchIds } from './seed-branches.ts'

/** Suggestions of the members of the demonstration, orders of this year, a gift. */
export async function seedPurchases(db: Db, branches: BranchIds): Promise<void> {
  const branchId = branches.get('pusat')
  if (branchId === undefined) return
  const patronIds: number[] = []
  for (const { card } of demonstrationAccounts().members) {
    const patron = await findPatronByCard(db, card)
    if (patron) patronIds.push(patron.id)
  }
  await seedAcquisition(db, { branchId, patronIds, now: new Date() })
}
