import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { MarcRecord } from '../marc/record.ts'
import type { RowProblem } from './import-problems.ts'
import type { StagedItem } from './item-draft.ts'

export const outcomes = ['new', 'update', 'items', 'duplicate', 'unchanged', 'wrong'] as const
export type ImportOutcome = (typeof outcomes)[number]

/** Rows of an import by what became or will become of them. */
export async function countOutcomes(db: Db, id: number): Promise<Record<ImportOutcome, number>> {
  const { rows } = await sql<{ outcome: ImportOutcome; count: number }>`
    select outcome, count(*)::int as count from catalogue.import_records where import_id = ${id} group by outcome
  `.execute(db)
  const counts = { new: 0, update: 0, items: 0, duplicate: 0, unchanged: 0, wrong: 0 }
  for (const { outcome, count } of rows) counts[outcome] = count
  return counts
}

/** A row of an import as the preview shows it. */
export interface ImportRow {
  position: number
  outcome: ImportOutcome
  title: string
  marc: MarcRecord | null
  /** The title it was matched with, as it is now. */
  existing: MarcRecord | null
  matchedRecordId: number | null
  recordId: number | null
  items: StagedItem[] | null
  problems: RowProblem[]
  candidates: { id: number; title: string; year: number | null }[]
  hasRaw: boolean
  committedAt: Date | null
  undoneAt: Date | null
}

export interface RowsWanted {
  importId: number
  outcome?: ImportOutcome
  /** Only rows with something to be told. */
  withProblems?: boolean
  offset: number
  limit: number
}

export async function listRows(db: Db, wanted: RowsWanted): Promise<ImportRow[]> {
  const { importId, outcome, withProblems = false, offset, limit } = wanted
  const { rows } = await sql<ImportRow>`
    select rows.position, rows.outcome, rows.title, rows.items, rows.problems, rows.matched_record_id, rows.record_id,
      rows.raw is not null as has_raw, rows.committed_at, rows.undone_at,
      case when rows.outcome = 'update' then rows.marc end as marc,
      case when rows.outcome = 'update' then existing.marc end as existing,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', records.id, 'title', records.title, 'year', records.year))
        from catalogue.records records where records.id = any(rows.candidates)
      ), '[]') as candidates
    from catalogue.import_records rows
    left join catalogue.records existing on existing.id = rows.matched_record_id
    where rows.import_id = ${importId}
      and (${outcome ?? null}::text is null or rows.outcome = ${outcome ?? null})
      and (not ${withProblems}::boolean or rows.problems <> '[]')
    order by rows.position
    offset ${offset} limit ${limit}
  `.execute(db)
  return rows
}

/** How many rows have something to be told. */
export async function countProblems(db: Db, id: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from catalogue.import_records where import_id = ${id} and problems <> '[]'
  `.execute(db)
  return rows[0]?.count ?? 0
}
