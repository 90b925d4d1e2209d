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
  const [titles, copies] = await Promise.all([readTitles(db, ids), readCopies(db, ids)])
  const byId = new Map(titles.map((title) => [title.id, title]))
  const copiesById = Map.groupBy(copies, ({ recordId }) => recordId)
  return ids.flatMap((id) => {
    const title = byId.get(id)
    return title ? [{ ...title, holdings: holdingsOf(copiesById.get(id) ?? []) }] : []
  })
}

async function readTitles(db: Db, ids: number[]): Promise<Omit<TitleSummary, 'holdings'>[]> {
  const { rows } = await sql<Omit<TitleSummary, 'holdings'>>`
    select records.id, records.description, records.created_at, covers.thumbnail_digest as cover
    from catalogue.records records
    left join catalogue.covers covers on covers.record_id = records.id
    where records.id = any(${ids}) and records.deleted_at is null
  `.execute(db)
  return rows
}

interface CopyRow {
  recordId: number
  branch: string
  branchName: string
  disposition: string
  away: boolean
  callNumber: string
  shelf: string
}

// Copy by copy: grouping a few dozen rows here is quicker than having PostgreSQL build JSON of them.
async function readCopies(db: Db, ids: number[]): Promise<CopyRow[]> {
  const { rows } = await sql<CopyRow>`
    select items.record_id, branches.code as branch, branches.short_name as branch_name, items.disposition,
      exists (select from catalogue.items_away away where away.item_id = items.id) as away, items.call_number, items.shelf
    from catalogue.items items
    join branches.branches branches on branches.id = items.branch_id
    where items.record_id = any(${ids}) and items.deleted_at is null and items.disposition <> 'withdrawn'
    order by branches.position, items.id
  `.execute(db)
  return rows
}

const holdingsOf = (copies: readonly CopyRow[]): BranchCopies[] =>
  [...Map.groupBy(copies, ({ branch }) => branch).values()].map((there) => ({
    branch: there[0]?.branch ?? '',
    branchName: there[0]?.branchName ?? '',
    copies: there.length,
    available: there.filter(({ disposition, away }) => disposition === 'in-circulation' && !away).length,
    readThere: there.filter(({ disposition }) => disposition === 'reference-only').length,
    callNumber: there[0]?.callNumber ?? '',
    shelf: there[0]?.shelf ?? '',
  }))
