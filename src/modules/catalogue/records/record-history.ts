import type { Db } from '#kernel/database.ts'

export interface RecordVersion {
  version: number
  madeAt: Date
  madeBy: string
  reason: string
  current: boolean
}

/** All states a title has had, the present one first. */
export async function listVersions(db: Db, recordId: number): Promise<RecordVersion[]> {
  const current = await db
    .selectFrom('catalogue.records')
    .select(['version', 'updatedAt as madeAt', 'updatedBy as madeBy', 'updatedWhy as reason'])
    .where('id', '=', recordId)
    .executeTakeFirst()
  if (!current) return []
  const earlier = await db
    .selectFrom('catalogue.recordVersions')
    .select(['version', 'madeAt', 'madeBy', 'reason'])
    .where('recordId', '=', recordId)
    .orderBy('version', 'desc')
    .execute()
  return [{ ...current, current: true }, ...earlier.map((version) => ({ ...version, current: false }))]
}
