import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export interface Withdrawal {
  id: number
  because: string
}

/** Takes a letter back; whoever checks it from then on reads that it no longer holds. */
export const withdrawLetter = (
  db: Db,
  { id, because }: Withdrawal,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<null, 'letter-unknown' | 'already-withdrawn'>> =>
  db.transaction().execute(async (tx) => {
    const letter = await tx
      .selectFrom('clearance.letters')
      .select('withdrawnAt')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!letter) return refused('letter-unknown')
    if (letter.withdrawnAt) return refused('already-withdrawn')
    await tx
      .updateTable('clearance.letters')
      .set({ withdrawnAt: now, withdrawnBy: actor.name || 'Patria', withdrawnBecause: because })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, { action: 'clearance.withdrawn', subjectKind: 'clearance', subjectId: id })
    return done(null)
  })
