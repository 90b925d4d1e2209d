import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { MarcRecord } from '../../marc/record.ts'
import { updateRecords, type ManyUpdates } from '../../records/update-records.ts'
import type { Batch } from '../batch-state.ts'
import { decideRecord } from './change-record.ts'

interface Row {
  position: number
  id: number
  marc: MarcRecord
  version: number
  seenVersion: number
  quarantined: boolean
}

/** Changes titles as previewed; one that has another version now is left alone, and its row says so. */
export async function applyRecords(tx: Tx, batch: Batch, positions: number[]): Promise<void> {
  if (batch.subject !== 'records' || !batch.change)
    throw new Error(`batch ${batch.id} has no change of titles`)
  const { change, actor, id } = batch
  await lockRecords(tx, id, positions)
  const updates: (ManyUpdates['records'][number] & { position: number })[] = []
  for (const row of await readRecords(tx, id, positions)) {
    if (row.version !== row.seenVersion) continue
    const decision = decideRecord(change, row.marc, row.quarantined)
    if (decision.outcome === 'change') {
      updates.push({ position: row.position, id: row.id, version: row.version, marc: decision.marc })
    }
  }
  await updateRecords(tx, { records: updates, reason: `batch ${id}`, details: { batch: id } }, actor)
  const written = updates.map(({ position }) => position)
  await sql`
    update catalogue.batch_rows
    set done_at = case when position = any(${written}) then now() end,
      made_version = case when position = any(${written}) then seen_version + 1 end,
      outcome = case when position = any(${written}) then outcome else 'refused' end,
      reason = case when position = any(${written}) then reason else 'changed-meanwhile' end
    where batch_id = ${id} and position = any(${positions})
  `.execute(tx)
}

/**
 * Gives titles the version back that they had before, as a new version. One whose record is no longer what the batch
 * made of it is kept, and its row says so; a later batch that was taken back itself is in nobody's way.
 */
export async function takeBackRecords(tx: Tx, { id, actor }: Batch, positions: number[]): Promise<void> {
  await lockRecords(tx, id, positions)
  const { rows } = await sql<ManyUpdates['records'][number] & { position: number }>`
    select rows.position, records.id, records.version, before.marc
    from catalogue.batch_rows rows
    join catalogue.records records on records.id = rows.subject_id
    join catalogue.record_versions before
      on before.record_id = records.id and before.version = rows.made_version - 1
    where rows.batch_id = ${id} and rows.position = any(${positions}) and (
      records.version = rows.made_version
      or records.marc = (select made.marc from catalogue.record_versions made
        where made.record_id = records.id and made.version = rows.made_version))
  `.execute(tx)
  await updateRecords(tx, { records: rows, reason: `undo batch ${id}`, details: { batch: id } }, actor)
  const written = rows.map(({ position }) => position)
  await sql`
    update catalogue.batch_rows
    set undone_at = now(), reason = case when position = any(${written}) then null else 'kept-changed' end
    where batch_id = ${id} and position = any(${positions})
  `.execute(tx)
}

const lockRecords = (tx: Tx, id: number, positions: number[]) =>
  sql`
    select records.id from catalogue.records records
    where records.id in (
      select subject_id from catalogue.batch_rows where batch_id = ${id} and position = any(${positions}))
    order by records.id for update
  `.execute(tx)

async function readRecords(tx: Tx, id: number, positions: number[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select rows.position, records.id, records.marc, records.version, rows.seen_version,
      records.deleted_at is not null as quarantined
    from catalogue.batch_rows rows
    join catalogue.records records on records.id = rows.subject_id
    where rows.batch_id = ${id} and rows.position = any(${positions})
  `.execute(tx)
  return rows
}
