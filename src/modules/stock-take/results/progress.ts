import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Session } from '../sessions/session.ts'
import { coverage } from './coverage.ts'

export interface Section {
  shelf: string
  copies: number
  seen: number
  handled: number
  away: number
  missing: number
}

export interface Counter {
  counterId: number
  name: string
  scans: number
  found: number
  lastAt: Date | null
}

export interface Progress {
  sections: Section[]
  total: Omit<Section, 'shelf'>
  counters: Counter[]
}

/** How far a stock-take has come, to the copy. */
export async function countProgress(db: Db | Tx, session: Session): Promise<Progress> {
  const { rows: sections } = await sql<Section>`
    select shelf, count(*)::int as copies, count(*) filter (where coverage = 'seen')::int as seen,
      count(*) filter (where coverage = 'handled')::int as handled,
      count(*) filter (where coverage = 'away')::int as away,
      count(*) filter (where coverage = 'missing')::int as missing
    from (${coverage(session)}) covered group by shelf order by shelf collate "C"
  `.execute(db)
  const counters = await db
    .selectFrom('stockTake.counters')
    .select(['counterId', 'name', 'scans', 'found', 'lastAt'])
    .where('sessionId', '=', session.id)
    .orderBy('scans', 'desc')
    .execute()
  return { sections, total: totalOfSections(sections), counters }
}

export function totalOfSections(sections: readonly Section[]): Progress['total'] {
  const sum = (name: keyof Omit<Section, 'shelf'>) => sections.reduce((all, one) => all + one[name], 0)
  return {
    copies: sum('copies'),
    seen: sum('seen'),
    handled: sum('handled'),
    away: sum('away'),
    missing: sum('missing'),
  }
}

/** What there is to see: what was seen, and what should be there and was not. */
export const expected = ({ seen, handled, missing }: Omit<Section, 'shelf'>): number =>
  seen + handled + missing
