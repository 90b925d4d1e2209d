import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { MarcRecord } from '../../marc/record.ts'
import type { Batch } from '../batch-state.ts'
import { decideRecord } from './change-record.ts'

interface Row {
  position: number
  marc: MarcRecord | null
  version: number
  quarantined: boolean
}

/** Decides what becomes of chosen titles and notes it at their rows; changes nothing else. */
export async function previewRecords(tx: Tx, batch: Batch, positions: number[]): Promise<void> {
  if (batch.subject !== 'records' || !batch.change)
    throw new Error(`batch ${batch.id} has no change of titles`)
  const { change } = batch
  const decided = (await readRecords(tx, batch.id, positions)).map(
    ({ position, marc, version, quarantined }) => {
      if (!marc) return { position, outcome: 'unknown' }
      const decision = decideRecord(change, marc, quarantined)
      const lines = decision.outcome === 'change' ? { before: decision.before, after: decision.after } : {}
      const reason = decision.outcome === 'refused' ? decision.reason : null
      return { position, outcome: decision.outcome, reason, seen_version: version, ...lines }
    },
  )
  await sql`
    update catalogue.batch_rows rows
    set outcome = decided.outcome, reason = decided.reason, before = decided.before, after = decided.after,
      seen_version = decided.seen_version
    from jsonb_to_recordset(${toJson(decided)}::jsonb) as decided (position integer, outcome text, reason text,
      before jsonb, after jsonb, seen_version integer)
    where rows.batch_id = ${batch.id} and rows.position = decided.position
  `.execute(tx)
}

async function readRecords(tx: Tx, id: number, positions: number[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select rows.position, records.marc, records.version, records.deleted_at is not null as quarantined
    from catalogue.batch_rows rows
    left join catalogue.records records on records.id = rows.subject_id
    where rows.batch_id = ${id} and rows.position = any(${positions})
  `.execute(tx)
  return rows
}
