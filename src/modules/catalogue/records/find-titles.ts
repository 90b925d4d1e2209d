import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { RecordDescription } from '../describe/describe-record.ts'

/** Copies of a title at one branch, as the public sees them. */
export interface BranchCopies {
  branch: string
  branchName: string
  copies: number
  available: number
  /** May only be read there. */
  readThere: number
  callNumber: string
  shelf: string
}

/** A title as a result list shows it. */
export interface TitleSummary {
  id: number
  description: Omit<RecordDescription, 'headings'>
  createdAt: Date
  /** Digest of the small cover picture in the file store, if one was uploaded. */
  cover: string | null
  holdings: BranchCopies[]
}

/** Titles in the order of the ids asked for; those gone or in quarantine are left out. */
export async function listTitles(db: Db, ids: number[]): Promise<TitleSummary[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TitleSummary>`
    select records.id, records.description, records.created_at, covers.thumbnail_digest as cover,
      coalesce(holdings.by_branch, '[]') as holdings
    from catalogue.records records
    left join catalogue.covers covers on covers.record_id = records.id
    left join lateral (${holdingsOfRecord}) holdings on true
    where records.id = any(${ids}) and records.deleted_at is null
  `.execute(db)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Copies by branch of the record of the surrounding query, as JSON in the shape of `BranchCopies`. */
export const holdingsOfRecord = sql`
  select jsonb_agg(jsonb_build_object('branch', code, 'branchName', short_name, 'copies', copies,
    'available', available, 'readThere', read_there, 'callNumber', call_number, 'shelf', shelf)
    order by position) as by_branch
  from (
    select branches.code, branches.short_name, branches.position,
      count(*)::int as copies,
      (count(*) filter (where items.disposition = 'in-circulation'))::int as available,
      (count(*) filter (where items.disposition = 'reference-only'))::int as read_there,
      min(items.call_number) as call_number,
      min(items.shelf) as shelf
    from catalogue.items items
    join branches.branches branches on branches.id = items.branch_id
    where items.record_id = records.id and items.deleted_at is null and items.disposition <> 'withdrawn'
    group by branches.code, branches.short_name, branches.position
  ) by_branch
`
