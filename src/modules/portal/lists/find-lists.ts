import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface CuratedList {
  slug: string
  title: string
  description: string
  /** Titles in their order; quarantined ones are left out. */
  recordIds: number[]
}

/** Published lists in the order that staff gave them. */
export async function publishedLists(db: Db): Promise<CuratedList[]> {
  const { rows } = await sql<CuratedList>`
    select lists.slug, lists.title, lists.description,
      coalesce(array_agg(entries.record_id order by entries.position) filter (where records.id is not null), '{}')
        as record_ids
    from portal.lists lists
    left join portal.list_entries entries on entries.list_id = lists.id
    left join catalogue.records records on records.id = entries.record_id and records.deleted_at is null
    where lists.published
    group by lists.id
    order by lists.position, lists.id
  `.execute(db)
  return rows.map((row) => ({ ...row, recordIds: row.recordIds.map(Number) }))
}
