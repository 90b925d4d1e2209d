import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { addJob } from '#kernel/jobs.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { findCorrection, type CorrectionState } from './correction.ts'

export const correctionJob = 'stock-take-correction'

export type StartRefusal = 'correction-unknown' | 'not-now'

export const startRun = (db: Db, id: number, actor: Actor) =>
  change(db, id, { from: ['ready'], to: 'running', actor })

/** Begins to take a correction back, whether it was finished or not. */
export const startUndo = (db: Db, id: number, actor: Actor) =>
  change(db, id, { from: ['running', 'done'], to: 'undoing', actor })

export const cancelCorrection = (db: Db, id: number, actor: Actor) =>
  change(db, id, { from: ['ready'], to: 'cancelled', actor })

const change = (
  db: Db,
  id: number,
  { from, to, actor }: { from: readonly CorrectionState[]; to: CorrectionState; actor: Actor },
): Promise<Outcome<undefined, StartRefusal>> =>
  db.transaction().execute(async (tx) => {
    const correction = await findCorrection(tx, id, { lock: true })
    if (!correction) return refused('correction-unknown')
    if (!from.includes(correction.state)) return refused('not-now')
    await tx
      .updateTable('stockTake.corrections')
      .set({ state: to, rowsDone: 0, problem: null, finishedAt: null })
      .where('id', '=', id)
      .execute()
    if (to !== 'cancelled') await addJob(tx, correctionJob, { id }, `${correctionJob}-${id}`)
    await audit(tx, actor, {
      action: `stock-take.correction-${to}`,
      subjectKind: 'stock-take',
      subjectId: correction.sessionId,
      details: { correction: id, deed: correction.deed },
    })
    return done(undefined)
  })
