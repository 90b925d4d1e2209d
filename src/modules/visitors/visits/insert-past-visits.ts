import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { VisitColumns } from './note-visit.ts'

export type PastVisit = Pick<
  VisitColumns,
  | 'kind'
  | 'people'
  | 'women'
  | 'men'
  | 'disabled'
  | 'purpose'
  | 'age'
  | 'occupation'
  | 'education'
  | 'origin'
  | 'ages'
  | 'category'
  | 'institution'
> & { branchId: number; at: Date }

const atOnce = 5000

/** The past, by the thousand: for a demonstration, and for what another system kept. Nobody is named in it. */
export async function insertPastVisits(db: Db, visits: readonly PastVisit[]): Promise<void> {
  for (let from = 0; from < visits.length; from += atOnce) {
    const rows = visits
      .slice(from, from + atOnce)
      .map(({ branchId, people = 1, disabled = 0, ages = {}, ...visit }) => ({
        ...visit,
        people,
        disabled,
        ages,
        branch_id: branchId,
      }))
    await sql`
      insert into visitors.visits (kind, branch_id, at, people, women, men, disabled, purpose, age, occupation,
        education, origin, ages, category, institution)
      select kind, branch_id, at, people, women, men, disabled, purpose, age, occupation, education, origin, ages,
        category, institution
      from jsonb_to_recordset(${toJson(rows)}::jsonb) as given (kind text, branch_id bigint, at timestamptz,
        people integer, women integer, men integer, disabled integer, purpose text, age text, occupation text,
        education text, origin text, ages jsonb, category text, institution text)
    `.execute(db)
  }
}
