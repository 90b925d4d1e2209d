import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { attempt } from '../attempt.ts'
import { findImport, lockImport, type ImportJob } from '../import-state.ts'
import { addCopies } from './add-copies.ts'
import { addTitles } from './add-titles.ts'
import { updateTitles } from './update-titles.ts'

const batchLength = 500

/** Rows from one position to another, both included. */
export interface Span {
  from: number
  to: number
}

/**
 * Writes the waiting rows of an import into the catalogue, in batches of one transaction each, from where an earlier
 * run stood; ends with the state `done`. Returns early when another worker has taken over.
 */
export async function commitImport(db: Db, id: number, signal: AbortSignal): Promise<void> {
  const begun = await findImport(db, id)
  if (begun?.state !== 'committing') return
  let expected = begun.positionDone
  while (!signal.aborted) {
    const reached = await commitBatch(db, begun, expected)
    if (reached === undefined) return
    expected = reached
  }
}

/** Position the batch reached; undefined when there is no more to do here. */
const commitBatch = (db: Db, { id }: ImportJob, expected: number): Promise<number | undefined> =>
  db.transaction().execute(async (tx) => {
    const now = await lockImport(tx, id)
    if (now?.state !== 'committing' || now.positionDone !== expected) return undefined
    const span = await nextSpan(tx, id, expected)
    if (!span) {
      await finish(tx, now)
      return undefined
    }
    await commitSafely(tx, now, span)
    await tx
      .updateTable('catalogue.imports')
      .set({ positionDone: span.to, problem: null })
      .where('id', '=', id)
      .execute()
    return span.to
  })

async function nextSpan(tx: Tx, id: number, after: number): Promise<Span | undefined> {
  const { rows } = await sql<{ from: number | null; to: number | null }>`
    select min(position) as from, max(position) as to
    from (
      select position from catalogue.import_records
      where import_id = ${id} and position > ${after}
      order by position limit ${batchLength}
    ) next
  `.execute(tx)
  const [span] = rows
  return span && span.from !== null && span.to !== null ? { from: span.from, to: span.to } : undefined
}

/** A row that the database refuses is found out by halves and listed as wrong; the others go in. */
async function commitSafely(tx: Tx, job: ImportJob, span: Span): Promise<void> {
  if (await attempt(tx, () => commitSpan(tx, job, span))) return
  if (span.from === span.to) {
    await noteUnstorable(tx, job.id, span.from)
    return
  }
  const middle = Math.floor((span.from + span.to) / 2)
  await commitSafely(tx, job, { from: span.from, to: middle })
  await commitSafely(tx, job, { from: middle + 1, to: span.to })
}

async function commitSpan(tx: Tx, job: ImportJob, span: Span): Promise<void> {
  await addTitles(tx, job, span)
  await updateTitles(tx, job, span)
  await addCopies(tx, job, span)
}

const noteUnstorable = (tx: Tx, id: number, position: number) =>
  sql`
    update catalogue.import_records
    set outcome = 'wrong', problems = '[{"code": "row-unstorable"}]'::jsonb || problems,
      raw = convert_to(marc::text, 'UTF8')
    where import_id = ${id} and position = ${position}
  `.execute(tx)

async function finish(tx: Tx, { id, createdBy }: ImportJob): Promise<void> {
  const actor: Actor = { kind: 'system', id: null, name: createdBy }
  await holdBackOrphans(tx, id)
  await sql`delete from catalogue.import_keys where import_id = ${id}`.execute(tx)
  await tx
    .updateTable('catalogue.imports')
    .set({ state: 'done', finishedAt: new Date(), problem: null })
    .where('id', '=', id)
    .execute()
  await audit(tx, actor, { action: 'import.committed', subjectKind: 'import', subjectId: id })
}

/** Copies whose title was not added after all wait for a person too. */
const holdBackOrphans = (tx: Tx, id: number) =>
  sql`
    update catalogue.import_records
    set outcome = 'duplicate', problems = '[{"code": "gone-meanwhile"}]'::jsonb || problems
    where import_id = ${id} and outcome = 'items' and committed_at is null
  `.execute(tx)
