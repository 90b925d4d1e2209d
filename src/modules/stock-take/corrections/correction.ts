import { sql } from 'kysely'
import type { Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { fromJson } from '#kernel/json-column.ts'
import type { ItemPlace } from '#modules/catalogue/index.ts'
import type { ResultList } from '../results/lists.ts'
import type { RowReason } from './decide-row.ts'
import type { CorrectionDeed } from './deeds.ts'

export type CorrectionState = 'ready' | 'running' | 'done' | 'undoing' | 'undone' | 'cancelled'
export const rowOutcomes = ['chosen', 'refused', 'done', 'undone', 'kept'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

export interface Correction {
  id: number
  sessionId: number
  deed: CorrectionDeed
  list: ResultList
  state: CorrectionState
  total: number
  rowsDone: number
  permissions: string[]
  actor: Actor
  createdAt: Date
  finishedAt: Date | null
  problem: string | null
}

/** What is to be done with a copy next, once it was taken in. */
export interface RowNext {
  do: 'shelf' | 'hold-shelf' | 'send' | 'repair' | 'display' | 'office'
  shelfCode?: string
  branch?: string
}

export interface CorrectionRow {
  position: number
  itemId: number | null
  barcode: string
  title: string
  outcome: RowOutcome
  reason: RowReason | null
  before: ItemPlace | null
  after: (ItemPlace & { next?: RowNext }) | null
}

const columns = sql`id, session_id, deed, list, state, total, rows_done, permissions, actor, created_at, finished_at,
  problem`

/** The corrections of a stock-take, the newest first; those given up are left out. */
export async function listCorrections(db: Db, sessionId: number): Promise<Correction[]> {
  const { rows } = await sql<Correction>`
    select ${columns} from stock_take.corrections where session_id = ${sessionId} and state <> 'cancelled'
    order by id desc limit 100
  `.execute(db)
  return rows.map(read)
}

export async function findCorrection(
  db: Db | Tx,
  id: number,
  { lock = false }: { lock?: boolean } = {},
): Promise<Correction | undefined> {
  const { rows } = await sql<Correction>`
    select ${columns} from stock_take.corrections where id = ${id} ${lock ? sql`for update` : sql``}
  `.execute(db)
  return rows[0] && read(rows[0])
}

const read = (row: Correction): Correction => ({ ...row, actor: fromJson<Actor>(row.actor) })

interface AskedRows {
  outcome?: RowOutcome | undefined
  offset: number
  limit: number
}

export async function listCorrectionRows(
  db: Db,
  id: number,
  { outcome, offset, limit }: AskedRows,
): Promise<CorrectionRow[]> {
  const { rows } = await sql<CorrectionRow>`
    select rows.position, rows.item_id, rows.barcode, coalesce(records.title, '') as title, rows.outcome, rows.reason,
      rows.before, rows.after
    from stock_take.correction_rows rows
    left join catalogue.items items on items.id = rows.item_id
    left join catalogue.records records on records.id = items.record_id
    where rows.correction_id = ${id} and (${outcome ?? null}::text is null or rows.outcome = ${outcome ?? null})
    order by rows.position offset ${offset} limit ${limit}
  `.execute(db)
  return rows
}

export async function countCorrectionRows(db: Db | Tx, id: number): Promise<Record<RowOutcome, number>> {
  const { rows } = await sql<{ outcome: RowOutcome; count: number }>`
    select outcome, count(*)::int as count from stock_take.correction_rows where correction_id = ${id} group by outcome
  `.execute(db)
  const counts = new Map(rows.map(({ outcome, count }) => [outcome, count]))
  return {
    chosen: counts.get('chosen') ?? 0,
    refused: counts.get('refused') ?? 0,
    done: counts.get('done') ?? 0,
    undone: counts.get('undone') ?? 0,
    kept: counts.get('kept') ?? 0,
  }
}
