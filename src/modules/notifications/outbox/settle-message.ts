import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { addJob } from '#kernel/jobs.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { tellJob } from '../notices/listeners.ts'
import { troubled } from './find-outbox.ts'

export type Decision = 'again' | 'done'

/** Somebody decides about a message that did not arrive, or of which nobody knows: once more, or leave it. */
export const settleMessage = (
  db: Db,
  { id, decision }: { id: number; decision: Decision },
  actor: Actor,
  now: Date,
): Promise<Outcome<{ id: number }, 'already-settled'>> =>
  db.transaction().execute(async (tx) => {
    const again = decision === 'again'
    const settled = await tx
      .updateTable('notifications.messages')
      .set(
        again
          ? { standing: 'waiting', attempts: 0, tryAt: now, claimedAt: null, settledAt: null, problem: '' }
          : { standing: 'cancelled', settledAt: now },
      )
      .set({ settledBy: actor.name })
      .where('id', '=', id)
      .where('standing', 'in', [...troubled])
      .returning('id')
      .executeTakeFirst()
    if (!settled) return refused('already-settled')
    if (again) await addJob(tx, tellJob, {}, tellJob)
    const action = again ? 'message.sent-again' : 'message.settled'
    await audit(tx, actor, { action, subjectKind: 'message', subjectId: id })
    return done(settled)
  })
