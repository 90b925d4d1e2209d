import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { coverage } from '../results/coverage.ts'
import type { ListCount } from '../results/lists.ts'
import type { Counter, Section } from '../results/progress.ts'
import type { Session } from '../sessions/session.ts'

export interface FigureRow {
  /** First digit of the class; empty where a call number has none. */
  hundred: string
  collectionType: string
  copies: number
  seen: number
  handled: number
  away: number
  missing: number
}

/** What a stock-take came to, kept for ever. */
export interface Figures {
  rows: FigureRow[]
  sections: Section[]
  lists: ListCount[]
  counters: Omit<Counter, 'lastAt'>[]
  /** Scans in all, with those that were repeated. */
  scans: number
}

/** Copies by hundred of the classification and by type, and how it stood with them. */
export async function countFigures(tx: Tx, session: Session): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select hundred, collection_type, count(*)::int as copies, count(*) filter (where coverage = 'seen')::int as seen,
      count(*) filter (where coverage = 'handled')::int as handled,
      count(*) filter (where coverage = 'away')::int as away,
      count(*) filter (where coverage = 'missing')::int as missing
    from (
      select coalesce(substring(stock_take.call_key(call_number) from '^\\d'), '') as hundred, collection_type, coverage
      from (${coverage(session)}) covered
    ) classed
    group by hundred, collection_type order by hundred, collection_type
  `.execute(tx)
  return rows
}
