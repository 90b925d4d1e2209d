import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { holdImport } from './import-state.ts'

export interface RowDecision {
  importId: number
  position: number
  /** A title of the catalogue that the row is, or `new`. */
  title: number | 'new'
}

/** Settles by a person's word what a row is that the match rule could not tell. */
export const decideRow = (
  db: Db,
  { importId, position, title }: RowDecision,
): Promise<Outcome<undefined, 'import-unknown' | 'not-now'>> =>
  db.transaction().execute(async (tx) => {
    const job = await holdImport(tx, importId)
    if (!job) return refused('import-unknown')
    if (job.state !== 'ready') return refused('not-now')
    const chosen = title === 'new' ? null : title
    const { rows } = await sql<{ position: number }>`
      update catalogue.import_records
      set outcome = ${chosen === null ? 'new' : 'update'}, matched_record_id = ${chosen}::bigint
      where import_id = ${importId} and position = ${position} and outcome = 'duplicate' and marc is not null
        and (${chosen}::bigint is null or ${chosen} = any(candidates))
      returning position
    `.execute(tx)
    return rows.length > 0 ? done(undefined) : refused('not-now')
  })
