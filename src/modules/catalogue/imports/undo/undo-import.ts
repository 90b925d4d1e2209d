import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { attempt } from '../attempt.ts'
import { findImport, lockImport, type ImportJob } from '../import-state.ts'
import { bringBackVersions } from './bring-back-versions.ts'
import { removeTitles } from './remove-titles.ts'

const batchLength = 500

/**
 * Takes an import back, the last rows first, in batches of one transaction each: what nobody has touched since is
 * removed or gets its earlier version back; the rest is quarantined or kept, and noted at its row.
 */
export async function undoImport(db: Db, id: number, signal: AbortSignal): Promise<void> {
  const begun = await findImport(db, id)
  if (begun?.state !== 'undoing') return
  let expected = begun.positionDone
  while (!signal.aborted) {
    const reached = await undoBatch(db, id, expected)
    if (reached === undefined) return
    expected = reached
  }
}

const undoBatch = (db: Db, id: number, expected: number): Promise<number | undefined> =>
  db.transaction().execute(async (tx) => {
    const now = await lockImport(tx, id)
    if (now?.state !== 'undoing' || now.positionDone !== expected) return undefined
    const positions = await nextPositions(tx, id, expected)
    const reached = positions.at(-1)
    if (reached === undefined) {
      await finish(tx, now)
      return undefined
    }
    await undoSafely(tx, now, positions)
    await tx
      .updateTable('catalogue.imports')
      .set({ positionDone: reached - 1, problem: null })
      .where('id', '=', id)
      .execute()
    return reached - 1
  })

/** Downwards, so that of two changes to one title the later goes first. */
async function nextPositions(tx: Tx, id: number, to: number): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`
    select position from catalogue.import_records
    where import_id = ${id} and position <= ${to} and committed_at is not null and undone_at is null
    order by position desc limit ${batchLength}
  `.execute(tx)
  return rows.map(({ position }) => position)
}

/** Where something else holds on to a title (a list, a loan), the batch is taken back in smaller parts. */
async function undoSafely(tx: Tx, job: ImportJob, positions: number[]): Promise<void> {
  const alone = positions.length === 1
  if (await attempt(tx, () => undoPositions(tx, job, positions, 'remove'))) return
  if (alone) {
    await undoPositions(tx, job, positions, 'quarantine')
    return
  }
  const middle = Math.ceil(positions.length / 2)
  await undoSafely(tx, job, positions.slice(0, middle))
  await undoSafely(tx, job, positions.slice(middle))
}

async function undoPositions(
  tx: Tx,
  job: ImportJob,
  positions: number[],
  how: 'remove' | 'quarantine',
): Promise<void> {
  await removeTitles(tx, job, positions, how)
  await bringBackVersions(tx, job, positions)
  await sql`
    update catalogue.import_records set undone_at = now()
    where import_id = ${job.id} and position = any(${positions})
  `.execute(tx)
}

async function finish(tx: Tx, { id, createdBy }: ImportJob): Promise<void> {
  const actor: Actor = { kind: 'system', id: null, name: createdBy }
  await tx
    .updateTable('catalogue.imports')
    .set({ state: 'undone', finishedAt: new Date(), problem: null })
    .where('id', '=', id)
    .execute()
  await audit(tx, actor, { action: 'import.undone', subjectKind: 'import', subjectId: id })
}
