import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { countRows, findImport, holdImport, shareImport, type ImportJob } from '../import-state.ts'
import { inParts } from '../in-parts.ts'
import { bringBackVersions } from './bring-back-versions.ts'
import { removeTitles } from './remove-titles.ts'

const batchLength = 500

/**
 * Takes an import back, the last rows first, in batches of one transaction each: what nobody has touched since is
 * removed or gets its earlier version back; the rest is quarantined or kept, and noted at its row.
 */
export async function undoImport(db: Db, id: number, signal: AbortSignal): Promise<void> {
  const job = await findImport(db, id)
  if (job?.state !== 'undoing') return
  let ended = false
  while (!ended && !signal.aborted) ended = !(await undoBatch(db, job)) && (await finish(db, job))
}

const undoBatch = (db: Db, job: ImportJob): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    if ((await shareImport(tx, job.id)) !== 'undoing') return false
    const positions = await claimRows(tx, job.id)
    if (positions.length === 0) return false
    // Where something else holds on to a title (a list, a loan), that one is quarantined.
    await inParts(
      tx,
      positions,
      (part) => undoPositions(tx, job, [...part], 'remove'),
      (position) => undoPositions(tx, job, [position], 'quarantine'),
    )
    await countRows(tx, job.id, positions.length)
    return true
  })

/** Downwards, so that of two changes to one title the later goes first. */
async function claimRows(tx: Tx, id: number): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`
    select position from catalogue.import_records
    where import_id = ${id} and committed_at is not null and undone_at is null
    order by position desc limit ${batchLength}
    for update skip locked
  `.execute(tx)
  return rows.map(({ position }) => position)
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

const finish = (db: Db, { id, createdBy }: ImportJob): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const now = await holdImport(tx, id)
    if (now?.state !== 'undoing') return true
    // A worker that failed meanwhile left its rows to be claimed again.
    if ((await claimRows(tx, id)).length > 0) return false
    await tx
      .updateTable('catalogue.imports')
      .set({ state: 'undone', finishedAt: new Date(), problem: null })
      .where('id', '=', id)
      .execute()
    const actor: Actor = { kind: 'system', id: null, name: createdBy }
    await audit(tx, actor, { action: 'import.undone', subjectKind: 'import', subjectId: id })
    return true
  })
