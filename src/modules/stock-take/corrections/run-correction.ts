import { sql } from 'kysely'
import * as v from 'valibot'
import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import type { Job } from '#kernel/jobs.ts'
import { toJson } from '#kernel/json-column.ts'
import { changeItemsWithin } from '#modules/catalogue/index.ts'
import { forgetOverview } from '../results/overview.ts'
import { findSession, type Session } from '../sessions/session.ts'
import { findCorrection, type Correction, type CorrectionRow } from './correction.ts'
import { doDeed, restoreStates, undoDeed, type RowResult } from './do-deed.ts'
import { correctionJob } from './start-correction.ts'

const Payload = v.object({ id: v.number() })

/** Runs corrections and takes them back, in the background. */
export const correctionJobs: readonly Job[] = [
  {
    name: correctionJob,
    run: (db, payload, signal) => runCorrection(db, v.parse(Payload, payload).id, signal),
  },
]

/** Copies between two looks at whether somebody has asked for something else. */
const partLength = 100
/** Deeds of circulation at the same time. */
const atOnce = 4

/**
 * Does what a correction waits for, part by part. Deeds go by keys of their rows and moves note their rows in the same
 * transaction, so it may be called again after any interruption.
 */
export async function runCorrection(db: Db, id: number, signal: AbortSignal): Promise<void> {
  const first = await findCorrection(db, id)
  const session = first && (await findSession(db, first.sessionId))
  if (!first || !session || (first.state !== 'running' && first.state !== 'undoing')) return
  try {
    let more = true
    while (more && !signal.aborted) more = await alone(db, id, () => doPart(db, session, first))
  } catch (error) {
    // Told on the page; the queue tries again.
    await db.updateTable('stockTake.corrections').set({ problem: 'stopped' }).where('id', '=', id).execute()
    throw error
  }
}

// Any number, the same in every Patria; the other half of the lock is the correction.
const lockClass = 7_263_104

/**
 * One worker at a time for each correction. Whoever takes it back while it runs waits until the part in hand is noted;
 * else that part would be done after all, and never be taken back.
 */
const alone = <T>(db: Db, id: number, work: () => Promise<T>): Promise<T> =>
  db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${lockClass}::int, ${id}::int)`.execute(tx)
    return work()
  })

/** False when nothing is left, or somebody has asked for something else meanwhile. */
async function doPart(db: Db, session: Session, wanted: Correction): Promise<boolean> {
  const correction = await findCorrection(db, wanted.id)
  if (!correction || correction.state !== wanted.state) return false
  const rows = await nextRows(db, correction)
  if (rows.length === 0) {
    await finish(db, correction)
    return false
  }
  await works[kindOf(correction)](db, session, correction, rows)
  forgetOverview(db, session.id)
  return true
}

type Work = (db: Db, session: Session, correction: Correction, rows: CorrectionRow[]) => Promise<void>

function kindOf({ deed, state }: Correction): 'places' | 'marks' | 'states' | 'deeds' {
  if (deed === 'move-shelf' || deed === 'move-branch') return 'places'
  if (deed === 'declare-missing' && state === 'undoing') return 'states'
  return deed === 'settle' ? 'marks' : 'deeds'
}

const works: Record<ReturnType<typeof kindOf>, Work> = {
  places: (db, session, correction, rows) =>
    db.transaction().execute(async (tx) => {
      const forth = correction.state === 'running'
      const changes = rows.flatMap(({ itemId, before, after }) =>
        itemId === null || !before || !after
          ? []
          : [{ id: itemId, before: forth ? before : after, after: forth ? after : before }],
      )
      const details = { stockTake: session.id, correction: correction.id }
      const changed = await changeItemsWithin(tx, changes, correction.actor, new Date(), details)
      const results = rows.map((row) => resultOf(correction, row, changed.has(row.itemId ?? 0)))
      await noteRows(tx, correction, results)
    }),
  marks: (db, session, correction, rows) =>
    db.transaction().execute(async (tx) => {
      const forth = correction.state === 'running'
      await tx
        .updateTable('stockTake.seen')
        .set({ settledAt: forth ? new Date() : null, settledBy: forth ? correction.actor.name : null })
        .where('sessionId', '=', session.id)
        .where(
          'itemId',
          'in',
          rows.flatMap(({ itemId }) => itemId ?? []),
        )
        .execute()
      await noteRows(
        tx,
        correction,
        rows.map((row) => resultOf(correction, row, true)),
      )
    }),
  async deeds(db, session, correction, rows) {
    const waiting = [...rows]
    const results: RowResult[] = []
    const act = correction.state === 'running' ? doDeed : undoDeed
    const worker = async () => {
      for (let row = waiting.shift(); row; row = waiting.shift())
        results.push(await act(db, session, correction, row))
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    await noteRows(db, correction, results)
  },
  states: (db, _, correction, rows) =>
    db
      .transaction()
      .execute(async (tx) => noteRows(tx, correction, await restoreStates(tx, correction, rows))),
}

const resultOf = ({ state }: Correction, { position }: CorrectionRow, did: boolean): RowResult =>
  state === 'running'
    ? { position, outcome: did ? 'done' : 'refused', reason: did ? null : 'changed-meanwhile' }
    : { position, outcome: did ? 'undone' : 'kept', reason: did ? null : 'changed-meanwhile' }

const nextRows = (db: Db, { id, state }: Correction): Promise<CorrectionRow[]> =>
  db
    .selectFrom('stockTake.correctionRows')
    .select(['position', 'itemId', 'barcode', 'outcome', 'reason', 'before', 'after'])
    .where('correctionId', '=', id)
    .where('outcome', '=', state === 'running' ? 'chosen' : 'done')
    .orderBy('position')
    .limit(partLength)
    .execute() as Promise<unknown> as Promise<CorrectionRow[]>

async function noteRows(db: Db | Tx, { id }: Correction, results: readonly RowResult[]): Promise<void> {
  await sql`
    update stock_take.correction_rows rows
    set outcome = given.outcome, reason = given.reason, after = coalesce(given.after, rows.after)
    from jsonb_to_recordset(${toJson(results)}::jsonb)
      as given (position integer, outcome text, reason text, after jsonb)
    where rows.correction_id = ${id} and rows.position = given.position
  `.execute(db)
  await db
    .updateTable('stockTake.corrections')
    .set(({ eb }) => ({ rowsDone: eb('rowsDone', '+', results.length), problem: null }))
    .where('id', '=', id)
    .execute()
}

const finish = (db: Db, { id, state, sessionId, deed, actor }: Correction): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const ending = state === 'running' ? 'done' : 'undone'
    const ended = await tx
      .updateTable('stockTake.corrections')
      .set({ state: ending, finishedAt: new Date(), problem: null })
      .where('id', '=', id)
      .where('state', '=', state)
      .returning('id')
      .executeTakeFirst()
    if (!ended) return
    await audit(tx, actor, {
      action: `stock-take.correction-${ending}`,
      subjectKind: 'stock-take',
      subjectId: sessionId,
      details: { correction: id, deed },
    })
  })
