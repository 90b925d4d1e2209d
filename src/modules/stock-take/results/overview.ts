import type { Db } from '#kernel/database.ts'
import { readingAll } from '../plan-anew.ts'
import type { Session } from '../sessions/session.ts'
import { countLists, lists, type ListCount } from './lists.ts'
import { countProgress, totalOfSections, type Progress } from './progress.ts'

export interface Overview {
  progress: Progress
  counts: readonly ListCount[]
}

/** Milliseconds for which an answer serves all who look, at least; and as many times as it took. */
const fresh = 1500
const restful = 5

interface Kept {
  /** When it was answered; undefined while it is being worked out, and everybody waits for that one. */
  at: number | undefined
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
  if (known && (known.at === undefined || now - known.at < Math.max(fresh, restful * known.took)))
    return known.overview
  const overview = countOverview(db, session)
  const kept: Kept = { at: undefined, took: 0, overview }
  ofDb.set(session.id, kept)
  overview.then(
    () => void Object.assign(kept, { at: performance.now(), took: performance.now() - now }),
    () => ofDb.delete(session.id),
  )
  return overview
}

async function countOverview(db: Db, session: Session): Promise<Overview> {
  // What a closed one came to was written down; the living data has moved on.
  if (session.figures) {
    const { sections, counters } = session.figures
    const total = totalOfSections(sections)
    return {
      progress: { sections, total, counters: counters.map((counter) => ({ ...counter, lastAt: null })) },
      counts: session.figures.lists,
    }
  }
  return readingAll(db, async (tx) => {
    const progress = await countProgress(tx, session)
    // All copies are gone through once; what is missing of them is known then.
    const { missing } = progress.total
    const others = await countLists(
      tx,
      session,
      lists.filter((list) => list !== 'missing'),
    )
    return {
      progress,
      counts: [{ list: 'missing', finding: 'missing', all: missing, open: missing }, ...others],
    }
  })
}

/** The next to look sees what was changed just now. */
export const forgetOverview = (db: Db, sessionId: number): void => void answers.get(db)?.delete(sessionId)
