import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { copiesOfRecord, type GivenTitle } from '../oai-pmh/headers/given-of-title.ts'

export type FoundTitle = Pick<GivenTitle, 'marc' | 'copies'>

/** These titles with their copies, by number; those gone meanwhile are not among them. */
export async function readRecords(db: Db, ids: readonly number[]): Promise<Map<number, FoundTitle>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<FoundTitle & { id: number }>`
    select records.id, records.marc, ${copiesOfRecord} as copies
    from catalogue.records records
    where records.id = any(${ids}) and records.deleted_at is null
  `.execute(db)
  return new Map(rows.map(({ id, ...title }) => [id, title]))
}
