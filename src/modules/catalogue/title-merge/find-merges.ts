import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** Where the address of a title leads: to itself, or to the one that it was merged into in the end. */
export async function titleAfterMerges(db: Db, id: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number | null }>`
    select catalogue.title_after_merges(${id}) as id
  `.execute(db)
  return rows[0]?.id ?? undefined
}

export interface ListedMerge {
  id: number
  fromId: number
  fromTitle: string
  intoId: number
  intoTitle: string
  copies: number
  mergedAt: Date
  mergedBy: string
  undoneAt: Date | null
}

const mostListed = 200

/** The newest merges first. */
export async function listMerges(db: Db): Promise<ListedMerge[]> {
  const { rows } = await sql<ListedMerge>`
    select merges.id, merges.from_id, sources.title as from_title, merges.into_id, targets.title as into_title,
      cardinality(merges.moved_items) as copies, merges.merged_at, merges.merged_by, merges.undone_at
    from catalogue.title_merges merges
    join catalogue.records sources on sources.id = merges.from_id
    join catalogue.records targets on targets.id = merges.into_id
    order by merges.merged_at desc, merges.id desc
    limit ${mostListed}
  `.execute(db)
  return rows
}
