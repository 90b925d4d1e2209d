import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { BatchSubject } from './batch-state.ts'

export const rowOutcomes = ['change', 'same', 'refused', 'unknown'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/** What can be looked at by itself: outcomes, and what was kept when the batch was taken back. */
export const rowKinds = [...rowOutcomes, 'chosen', 'kept'] as const
export type RowKind = (typeof rowKinds)[number]

export interface BatchCounts extends Record<RowKind, number> {
  done: number
  /** Reason -> rows. */
  reasons: Record<string, number>
}

export async function countOutcomes(db: Db, id: number): Promise<BatchCounts> {
  const { rows } = await sql<{ kind: RowKind; reason: string | null; count: number; done: number }>`
    select case when reason = 'kept-changed' then 'kept' else outcome end as kind, reason, count(*)::int as count,
      count(done_at)::int as done
    from catalogue.batch_rows where batch_id = ${id} group by 1, 2
  `.execute(db)
  const counts: BatchCounts = {
    change: 0,
    same: 0,
    refused: 0,
    unknown: 0,
    chosen: 0,
    kept: 0,
    done: 0,
    reasons: {},
  }
  for (const { kind, reason, count, done } of rows) {
    counts[kind] += count
    counts.done += done
    if (reason) counts.reasons[reason] = (counts.reasons[reason] ?? 0) + count
  }
  return counts
}

export interface BatchRow {
  position: number
  given: string | null
  subjectId: number | null
  outcome: RowOutcome | 'chosen'
  reason: string | null
  /** Columns of an item, or lines of a record. */
  before: Record<string, string | number | null> | string[] | null
  after: Record<string, string | number | null> | string[] | null
  barcode: string | null
  title: string | null
}

export interface WantedRows {
  id: number
  subject: BatchSubject
  kind?: RowKind
  offset: number
  limit: number
}

export async function listRows(
  db: Db,
  { id, subject, kind, offset, limit }: WantedRows,
): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select rows.position, rows.given, rows.subject_id, rows.outcome, rows.reason, rows.before, rows.after,
      items.barcode, records.title
    from catalogue.batch_rows rows
    left join catalogue.items items on ${subject === 'items'} and items.id = rows.subject_id
    left join catalogue.records records
      on records.id = case when ${subject === 'items'} then items.record_id else rows.subject_id end
    where rows.batch_id = ${id} and ${kindCondition(kind)}
    order by rows.position offset ${offset} limit ${limit}
  `.execute(db)
  return rows
}

const kindCondition = (kind: RowKind | undefined) => {
  if (kind === undefined) return sql`true`
  const kept = sql`rows.reason is not distinct from 'kept-changed'`
  return kind === 'kept' ? kept : sql`rows.outcome = ${kind} and not ${kept}`
}

/** Rows that were not changed or not taken back, in pieces, for a file. */
export async function* leftAlone(db: Db, id: number, subject: BatchSubject): AsyncGenerator<BatchRow[]> {
  const limit = 1000
  for (const kind of ['unknown', 'refused', 'kept'] as const) {
    for (let offset = 0; ; offset += limit) {
      const rows = await listRows(db, { id, subject, kind, offset, limit })
      if (rows.length > 0) yield rows
      if (rows.length < limit) break
    }
  }
}
