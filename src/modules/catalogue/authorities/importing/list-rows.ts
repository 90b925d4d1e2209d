import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export const rowOutcomes = ['new', 'update', 'same', 'skipped', 'wrong'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

export interface AuthorityRow {
  position: number
  outcome: RowOutcome
  kind: string | null
  heading: string
  matchedId: number | null
  matchedHeading: string | null
  matchedBy: 'number' | 'heading' | 'form' | 'file' | null
  gains: string[]
  problem: { code: string; detail?: string } | null
  authorityId: number | null
  kept: string | null
}

export const rowsPerPage = 50

export async function listAuthorityRows(
  db: Db,
  importId: number,
  outcome: RowOutcome | undefined,
  page: number,
): Promise<AuthorityRow[]> {
  const { rows } = await sql<AuthorityRow>`
    select rows.position, rows.outcome, rows.kind, rows.heading, rows.matched_id, authorities.heading as matched_heading,
      rows.matched_by, rows.gains, rows.problem, rows.authority_id, rows.kept
    from catalogue.authority_import_rows rows
    left join catalogue.authorities authorities on authorities.id = rows.matched_id
    where rows.import_id = ${importId} ${outcome ? sql`and rows.outcome = ${outcome}` : sql``}
    order by rows.position limit ${rowsPerPage} offset ${(page - 1) * rowsPerPage}
  `.execute(db)
  return rows
}

export type RowCounts = Record<RowOutcome, number> & {
  written: number
  takenBack: number
  /** Left alone after all. */
  kept: number
}

export async function countAuthorityRows(db: Db, importId: number): Promise<RowCounts> {
  const of = (outcome: RowOutcome) => sql`(count(*) filter (where outcome = ${outcome}))::int`
  const { rows } = await sql<RowCounts>`
    select ${of('new')} as new, ${of('update')} as update, ${of('same')} as same, ${of('skipped')} as skipped,
      ${of('wrong')} as wrong, count(done_at)::int as written, count(undone_at)::int as taken_back,
      count(kept)::int as kept
    from catalogue.authority_import_rows where import_id = ${importId}
  `.execute(db)
  return rows[0] ?? { new: 0, update: 0, same: 0, skipped: 0, wrong: 0, written: 0, takenBack: 0, kept: 0 }
}
