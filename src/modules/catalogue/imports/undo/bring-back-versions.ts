import { sql } from 'kysely'
import type { Actor } from '#kernel/audit.ts'
import type { Tx } from '#kernel/database.ts'
import type { MarcRecord } from '../../marc/record.ts'
import { updateRecordWithin } from '../../records/update-record.ts'
import type { ImportJob } from '../import-state.ts'

interface Row {
  position: number
  recordId: number
  madeVersion: number
  version: number
  /** What the title was before the import; absent only if its history was lost. */
  before: MarcRecord | null
}

/** Gives titles the version back that they had before the import, as a new version; edits made since are kept. */
export async function bringBackVersions(tx: Tx, job: ImportJob, positions: number[]): Promise<void> {
  const actor: Actor = { kind: 'system', id: null, name: job.createdBy }
  // Undoing a later row of the same title makes a version of its own, which is no edit by a person.
  const ours = new Map<number, number>()
  for (const row of await findRows(tx, job.id, positions)) {
    const version = ours.get(row.recordId) ?? row.version
    const untouched = ours.has(row.recordId) || version === row.madeVersion
    if (!untouched || !row.before) {
      await noteKept(tx, job.id, row.position)
      continue
    }
    const update = { id: row.recordId, version, marc: row.before, reason: `undo import ${job.id}` }
    const outcome = await updateRecordWithin(tx, update, actor)
    if (!outcome.ok) throw new Error(`title ${row.recordId}: ${outcome.refusal}`)
    ours.set(row.recordId, outcome.value.version)
  }
}

async function findRows(tx: Tx, id: number, positions: number[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select rows.position, records.id as record_id, rows.made_version, records.version,
      (select marc from catalogue.record_versions versions
        where versions.record_id = records.id and versions.version = rows.made_version - 1) as before
    from catalogue.import_records rows
    join catalogue.records records on records.id = rows.record_id
    where rows.import_id = ${id} and rows.position = any(${positions}) and rows.outcome = 'update'
      and rows.made_version is not null
    order by rows.position desc
    for update of records
  `.execute(tx)
  return rows
}

const noteKept = (tx: Tx, id: number, position: number) =>
  sql`
    update catalogue.import_records set problems = problems || '[{"code": "kept-edited"}]'::jsonb
    where import_id = ${id} and position = ${position}
  `.execute(tx)
