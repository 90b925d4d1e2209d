import type { Db } from '#kernel/database.ts'

export interface LooseIssue {
  id: number
  enumeration: string
  chronology: string
}

/** Issues of a title at a place that are not bound yet, the oldest first. */
export const listLoose = (
  db: Db,
  { recordId, branchId }: { recordId: number; branchId: number },
): Promise<LooseIssue[]> =>
  db
    .selectFrom('catalogue.serialIssues')
    .select(['id', 'enumeration', 'chronology'])
    .where('recordId', '=', recordId)
    .where('branchId', '=', branchId)
    .where('itemId', 'is', null)
    .orderBy('publishedOn')
    .orderBy('id')
    .limit(400)
    .execute()
