import type { Actor } from '#kernel/audit.ts'
import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { compareRecords } from '../../describe/compare-records.ts'
import { overlay } from '../../describe/overlay.ts'
import type { MarcRecord } from '../../marc/record.ts'
import { updateRecordWithin } from '../../records/update-record.ts'
import type { ImportJob } from '../import-state.ts'

interface Row {
  position: number
  recordId: number
  incoming: MarcRecord
  existing: MarcRecord
  version: number
  deletedAt: Date | null
}

/** Lays the incoming records over the titles they were matched with; each keeps its earlier version. */
export async function updateTitles(tx: Tx, job: ImportJob, positions: readonly number[]): Promise<void> {
  const seen = new Set<number>()
  for (const row of await findRows(tx, job.id, positions)) {
    // A second row for the same title has to see what the first one made of it.
    const current = seen.has(row.recordId) ? await readAgain(tx, row) : row
    seen.add(row.recordId)
    await updateTitle(tx, job, current)
  }
}

async function updateTitle(tx: Tx, job: ImportJob, row: Row): Promise<void> {
  if (row.deletedAt) return holdBack(tx, job.id, row.position)
  const marc = overlay(row.existing, row.incoming, job.settings.overlay)
  if (compareRecords(row.existing, marc).length === 0) return noteDone(tx, job.id, row, null)
  const actor: Actor = { kind: 'system', id: null, name: job.createdBy }
  const reason = `import ${job.id}`
  const update = { id: row.recordId, version: row.version, marc, reason }
  const outcome = await updateRecordWithin(tx, update, actor)
  // The rows were locked when they were read, so nobody can have come between.
  if (!outcome.ok) throw new Error(`title ${row.recordId}: ${outcome.refusal}`)
  await noteDone(tx, job.id, row, outcome.value.version)
}

async function findRows(tx: Tx, id: number, positions: readonly number[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select rows.position, records.id as record_id, rows.marc as incoming, records.marc as existing, records.version,
      records.deleted_at
    from catalogue.import_records rows
    join catalogue.records records on records.id = rows.matched_record_id
    where rows.import_id = ${id} and rows.position = any(${[...positions]}) and rows.outcome = 'update'
    order by rows.position
    for update of records
  `.execute(tx)
  return rows
}

async function readAgain(tx: Tx, row: Row): Promise<Row> {
  const { rows } = await sql<Pick<Row, 'existing' | 'version' | 'deletedAt'>>`
    select marc as existing, version, deleted_at from catalogue.records where id = ${row.recordId}
  `.execute(tx)
  return { ...row, ...rows[0] }
}

async function noteDone(tx: Tx, id: number, { position, recordId }: Row, version: number | null) {
  await sql`
    update catalogue.import_records set committed_at = now(), record_id = ${recordId}, made_version = ${version}::int
    where import_id = ${id} and position = ${position}
  `.execute(tx)
}

async function holdBack(tx: Tx, id: number, position: number): Promise<void> {
  await sql`
    update catalogue.import_records
    set outcome = 'duplicate', problems = '[{"code": "gone-meanwhile"}]'::jsonb || problems
    where import_id = ${id} and position = ${position}
  `.execute(tx)
}
