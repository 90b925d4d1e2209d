import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

/** Takes back what was noted by mistake; it counts no more, and who took it back stays. */
export const withdrawVisit = (
  db: Db,
  id: number,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<null, 'visit-unknown'>> =>
  db.transaction().execute(async (tx) => {
    const withdrawn = await tx
      .updateTable('visitors.visits')
      .set({ withdrawnAt: now, withdrawnBy: actor.name || 'Patria' })
      .where('id', '=', id)
      .where('withdrawnAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!withdrawn) return refused('visit-unknown')
    // Whoever was counted by mistake is counted when they really come.
    await tx.deleteFrom('visitors.lastVisits').where('visitId', '=', id).execute()
    await audit(tx, actor, { action: 'visit.withdrawn', subjectKind: 'visit', subjectId: id })
    return done(null)
  })
