import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/**
 * Tells PostgreSQL's planner how the tables look now. After a bulk load it would otherwise plan for the tables of
 * before until autovacuum comes by, and read them whole for a single title.
 */
export const refreshStatistics = (db: Db) =>
  sql`analyze catalogue.records, catalogue.record_headings, catalogue.record_keys, catalogue.items`.execute(
    db,
  )
