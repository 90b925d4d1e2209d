import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { findSettings } from '../settings/settings.ts'

export interface SuggestionReaders {
  /** Whoever suggested it, or one that became it. */
  proposers: number[]
  /** Who supports it besides. */
  supporters: number[]
  /** Hours by which the first hear earlier that it has come. */
  firstHours: number
}

/** Whom it concerns what becomes of a suggestion. */
export async function readersOfSuggestion(db: Db | Tx, id: number): Promise<SuggestionReaders> {
  const { rows } = await sql<{ patronId: number; proposed: boolean }>`
    select patron_id, bool_or(proposed) as proposed from (
      select patron_id, true as proposed from acquisition.suggestions where id = ${id} or merged_into = ${id}
      union all
      select patron_id, false from acquisition.votes where suggestion_id = ${id}
    ) readers where patron_id is not null group by patron_id order by patron_id
  `.execute(db)
  const { proposerFirstHours } = await findSettings(db)
  const of = (proposed: boolean) =>
    rows.filter((row) => row.proposed === proposed).map(({ patronId }) => patronId)
  return { proposers: of(true), supporters: of(false), firstHours: proposerFirstHours }
}

export interface SuggestionFact {
  id: number
  title: string
  state: string
  answer: string
  recordId: number | null
}

/** How suggestions stand, to be told. */
export async function findSuggestionFacts(
  db: Db | Tx,
  ids: readonly number[],
): Promise<Map<number, SuggestionFact>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('acquisition.suggestions')
    .select(['id', 'title', 'state', 'answer', 'recordId'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
