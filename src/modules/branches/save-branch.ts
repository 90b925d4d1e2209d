import type { Db, Tx } from '#kernel/database.ts'

export interface BranchDetails {
  code: string
  name: string
  shortName: string
  kind: 'pusat' | 'cabang' | 'anak' | 'keliling' | 'pojok-baca'
  address: string
  phone: string
  email: string
  about: string
  position: number
  /** Weekly hours of a branch that has none yet; later ones are changed from a day on. */
  hours: { weekday: number; opens: string; closes: string }[]
}

/** Makes a branch, or gives the branch of this code these details. Hours that it has already are not touched. */
export async function saveBranch(tx: Tx | Db, branch: BranchDetails): Promise<number> {
  const { hours, ...details } = branch
  const { id } = await tx
    .insertInto('branches.branches')
    .values(details)
    .onConflict((conflict) => conflict.column('code').doUpdateSet(details))
    .returning('id')
    .executeTakeFirstOrThrow()
  const known = await tx
    .selectFrom('branches.openingHours')
    .select('branchId')
    .where('branchId', '=', id)
    .limit(1)
    .executeTakeFirst()
  if (hours.length > 0 && !known) {
    await tx
      .insertInto('branches.openingHours')
      .values(hours.map((span) => ({ branchId: id, ...span })))
      .execute()
  }
  return id
}
