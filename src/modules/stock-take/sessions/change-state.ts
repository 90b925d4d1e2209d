import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { SessionState } from './session.ts'

export type StateRefusal = 'session-unknown' | 'not-now'

/** Begins at once: nothing is prepared, what is expected is asked of the living data whenever somebody looks. */
export const startSession = (db: Db, id: number, actor: Actor, now: Date) =>
  changing(db, id, ['planned'], async (tx) => {
    await tx
      .updateTable('stockTake.sessions')
      .set({ state: 'under-way', startedAt: now, startedBy: actor.name })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, { action: 'stock-take.started', subjectKind: 'stock-take', subjectId: id })
  })

/** Gives up a stock-take that was planned and has not begun. */
export const cancelSession = (db: Db, id: number, actor: Actor) =>
  changing(db, id, ['planned'], async (tx) => {
    await tx.updateTable('stockTake.sessions').set({ state: 'cancelled' }).where('id', '=', id).execute()
    await audit(tx, actor, { action: 'stock-take.cancelled', subjectKind: 'stock-take', subjectId: id })
  })

/** Locks a stock-take against scans that come meanwhile, and changes it if it is in one of these states. */
export const changing = (
  db: Db,
  id: number,
  from: readonly SessionState[],
  change: (tx: Tx) => Promise<void>,
): Promise<Outcome<undefined, StateRefusal>> =>
  db.transaction().execute(async (tx) => {
    const session = await tx
      .selectFrom('stockTake.sessions')
      .select('state')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!session) return refused('session-unknown')
    if (!from.some((state) => state === session.state)) return refused('not-now')
    await change(tx)
    return done(undefined)
  })
