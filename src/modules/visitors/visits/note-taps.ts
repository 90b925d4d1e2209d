import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { noteVisit, type Noting, type VisitNoted } from './note-visit.ts'

/** Somebody counts at the door: one tap, one person, or a few at once. */
export const noteTap = (db: Db, people: number, noting: Noting): Promise<VisitNoted> =>
  noteVisit(db, { kind: 'tap', people }, noting)

/** How far back a count may be noted, in days. */
export const furthestBack = 400

/** People who were counted on paper, of an hour that is over. */
export const noteLateCount = (
  db: Db,
  { people, at }: { people: number; at: Date },
  noting: Noting,
  actor: Actor,
): Promise<Outcome<VisitNoted, 'not-yet' | 'too-long-ago'>> =>
  db.transaction().execute(async (tx) => {
    if (at > noting.now) return refused('not-yet')
    if (noting.now.getTime() - at.getTime() > furthestBack * 86_400_000) return refused('too-long-ago')
    const noted = await noteVisit(tx, { kind: 'tap', people, at }, noting)
    if (!noted.again) {
      const details = { people, at: at.toISOString() }
      await audit(tx, actor, {
        action: 'visit.counted-late',
        subjectKind: 'visit',
        subjectId: noted.id,
        details,
      })
    }
    return done(noted)
  })
