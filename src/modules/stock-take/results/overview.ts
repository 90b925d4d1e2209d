import type { Db } from '#kernel/database.ts'
import type { Session } from '../sessions/session.ts'
import { countLists, type ListCount } from './lists.ts'
import { countProgress, totalOfSections, type Progress } from './progress.ts'

export interface Overview {
  progress: Progress
  counts: readonly ListCount[]
}

/** Milliseconds for which an answer serves all who look, at least; and as many times as it took. */
const fresh = 1500
const restful = 5

interface Kept {
  at: number
  took: number
  overview: Promise<Overview>
}
const answers = new WeakMap<Db, Map<number, Kept>>()

/**
 * How a stock-take stands. While it is under way the answer is a second or two old: a hundred thousand copies are not
 * counted anew for each of those who look, and counting never takes more than a fifth of the time.
 */
export function readOverview(db: Db, session: Session): Promise<Overview> {
  if (session.state !== 'under-way') return countOverview(db, session)
  const ofDb = answers.get(db) ?? new Map<number, Kept>()
  answers.set(db, ofDb)
  const now = performance.now()
  const known = ofDb.get(session.id)
  if (known && now - known.at < Math.max(fresh, restful * known.took)) return known.overview
  const overview = countOverview(db, session)
  const kept: Kept = { at: now, took: 0, overview }
  ofDb.set(session.id, kept)
  overview.then(
    () => void (kept.took = performance.now() - now),
    () => ofDb.delete(session.id),
  )
  return overview
}

async function countOverview(db: Db, session: Session): Promise<Overview> {
  // What a closed one came to was written down; the living data has moved on.
  if (session.figures) {
    const { sections, lists, counters } = session.figures
    const total = totalOfSections(sections)
    return {
      progress: { sections, total, counters: counters.map((counter) => ({ ...counter, lastAt: null })) },
      counts: lists,
    }
  }
  return { progress: await countProgress(db, session), counts: await countLists(db, session) }
}

/** The next to look sees what was changed just now. */
export const forgetOverview = (db: Db, sessionId: number): void => void answers.get(db)?.delete(sessionId)
