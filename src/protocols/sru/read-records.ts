import type { Db } from '#kernel/database.ts'
import { fromJson } from '#kernel/json-column.ts'
import type { MarcRecord } from '#modules/catalogue/index.ts'

/** The MARC records of these titles by their numbers; those gone meanwhile are not among them. */
export async function readRecords(db: Db, ids: readonly number[]): Promise<Map<number, MarcRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('catalogue.records')
    .select(['id', 'marc'])
    .where('id', 'in', ids)
    .where('deletedAt', 'is', null)
    .execute()
  return new Map(rows.map(({ id, marc }) => [id, fromJson<MarcRecord>(marc)]))
}
