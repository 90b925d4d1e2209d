import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { refreshStatistics } from '../../records/refresh-statistics.ts'
import type { ImportOutcome } from '../find-rows.ts'
import { countRows, findImport, holdImport, shareImport, type ImportJob } from '../import-state.ts'
import { inParts } from '../in-parts.ts'
import { addCopies, linkToTitles } from './add-copies.ts'
import { addTitles } from './add-titles.ts'
import { updateTitles } from './update-titles.ts'

const batchLength = 500
/** Rows after which the database's idea of its tables is out of date. */
const manyRows = 5_000
/** Batches of new titles written at once; they have nothing to do with each other. */
const lanes = 2

/**
 * Writes the waiting rows of an import into the catalogue, in batches of one transaction each, and ends with the
 * state `done`. A row belongs to whoever locks it first, so any number of workers may do this, and one may go on
 * where another was killed.
 */
export async function commitImport(db: Db, id: number, signal: AbortSignal): Promise<void> {
  const job = await findImport(db, id)
  if (job?.state !== 'committing') return
  let ended = false
  while (!ended && !signal.aborted) {
    const written = await Promise.allSettled(
      Array.from({ length: lanes }, () => commitAll(db, job, 'new', signal)),
    )
    for (const lane of written) if (lane.status === 'rejected') throw lane.reason
    // Changes of titles that are there, and copies of titles just added, come after and one at a time.
    await commitAll(db, job, 'update', signal)
    await commitAll(db, job, 'items', signal)
    ended = signal.aborted || (await finish(db, job))
  }
  if (ended && job.recordsRead > manyRows) await refreshStatistics(db)
}

type Written = Extract<ImportOutcome, 'new' | 'update' | 'items'>

async function commitAll(db: Db, job: ImportJob, outcome: Written, signal: AbortSignal): Promise<void> {
  let more = true
  while (more && !signal.aborted) more = await commitBatch(db, job, outcome)
}

const commitBatch = (db: Db, job: ImportJob, outcome: Written): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    if ((await shareImport(tx, job.id)) !== 'committing') return false
    const positions = await claimRows(tx, job.id, outcome)
    if (positions.length === 0) return false
    await inParts(
      tx,
      positions,
      (part) => commitRows(tx, job, outcome, part),
      (position) => noteUnstorable(tx, job.id, position),
    )
    await countRows(tx, job.id, positions.length)
    return true
  })

async function claimRows(tx: Tx, id: number, outcome: Written): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`
    select position from catalogue.import_records
    where import_id = ${id} and outcome = ${outcome} and committed_at is null
    order by position limit ${batchLength}
    for update skip locked
  `.execute(tx)
  return rows.map(({ position }) => position)
}

async function commitRows(
  tx: Tx,
  job: ImportJob,
  outcome: Written,
  positions: readonly number[],
): Promise<void> {
  if (outcome === 'new') await addTitles(tx, job, positions)
  if (outcome === 'update') await updateTitles(tx, job, positions)
  if (outcome === 'items') await linkToTitles(tx, job.id, positions)
  await addCopies(tx, job, positions)
}

const noteUnstorable = async (tx: Tx, id: number, position: number): Promise<void> => {
  await sql`
    update catalogue.import_records
    set outcome = 'wrong', problems = '[{"code": "row-unstorable"}]'::jsonb || problems,
      raw = convert_to(coalesce(marc::text, ''), 'UTF8')
    where import_id = ${id} and position = ${position}
  `.execute(tx)
}

/** Ends the import once every worker has ended its batch; false when one of them had to give rows up. */
const finish = (db: Db, { id, createdBy }: ImportJob): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const now = await holdImport(tx, id)
    if (now?.state !== 'committing') return true
    if (await isWaiting(tx, id)) return false
    await tx.deleteFrom('catalogue.importKeys').where('importId', '=', id).execute()
    await tx
      .updateTable('catalogue.imports')
      .set({ state: 'done', finishedAt: new Date(), problem: null })
      .where('id', '=', id)
      .execute()
    const actor: Actor = { kind: 'system', id: null, name: createdBy }
    await audit(tx, actor, { action: 'import.committed', subjectKind: 'import', subjectId: id })
    return true
  })

async function isWaiting(tx: Tx, id: number): Promise<boolean> {
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (
      select from catalogue.import_records
      where import_id = ${id} and outcome in ('new', 'update', 'items') and committed_at is null
    ) as waiting
  `.execute(tx)
  return rows[0]?.waiting ?? false
}
