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
  /** Weekly hours; a branch without any is refused by those who need to know when it is open. */
  hours: { weekday: number; opens: string; closes: string }[]
}

/** Makes a branch, or gives the branch of this code these details and hours. */
export async function saveBranch(tx: Tx | Db, branch: BranchDetails): Promise<number> {
  const { hours, ...details } = branch
  const { id } = await tx
    .insertInto('branches.branches')
    .values(details)
    .onConflict((conflict) => conflict.column('code').doUpdateSet(details))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('branches.openingHours').where('branchId', '=', id).execute()
  if (hours.length > 0) {
    await tx
      .insertInto('branches.openingHours')
      .values(hours.map((span) => ({ branchId: id, ...span })))
      .execute()
  }
  return id
}
