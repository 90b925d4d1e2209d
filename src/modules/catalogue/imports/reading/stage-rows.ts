import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { RowProblem } from '../import-problems.ts'
import { storableJson } from '../storable-json.ts'
import type { DecidedRow } from './decide-rows.ts'
import type { WrongRow } from './prepare-row.ts'

/** Writes what would become of rows, to wait for a person's word. */
export async function stageRows(
  tx: Tx,
  importId: number,
  rows: readonly (DecidedRow | WrongRow)[],
): Promise<void> {
  const decided = rows.filter((row) => 'decision' in row)
  const wrong = rows.filter((row) => 'raw' in row)
  await insertRows(tx, importId, [...decided.map(columnsOf), ...wrong.map(columnsOfWrong)])
  await insertFileKeys(tx, importId, decided)
}

interface StagedColumns {
  position: number
  outcome: string
  title: string
  marc?: unknown
  description?: unknown
  headings?: unknown
  keys?: unknown
  items?: unknown
  matched_record_id?: number
  matched_position?: number
  candidates: number[]
  problems: RowProblem[]
  raw?: string
}

function columnsOf({ row, decision, items, problems }: DecidedRow): StagedColumns {
  const { position, marc, derived } = row
  const { outcome } = decision
  const becomesTitle = outcome === 'new' || outcome === 'duplicate'
  return {
    position,
    outcome,
    title: derived.description.title,
    ...(becomesTitle || outcome === 'update' ? { marc } : {}),
    ...(becomesTitle
      ? { description: derived.description, headings: derived.headings, keys: derived.keys }
      : {}),
    ...(items.length > 0 ? { items } : {}),
    ...('id' in decision ? { matched_record_id: decision.id } : {}),
    ...('position' in decision ? { matched_position: decision.position } : {}),
    candidates: 'ids' in decision ? decision.ids : [],
    problems,
  }
}

const columnsOfWrong = ({ position, problems, raw }: WrongRow): StagedColumns => ({
  position,
  outcome: 'wrong',
  title: '',
  candidates: [],
  problems,
  raw: Buffer.from(raw).toString('base64'),
})

const insertRows = (tx: Tx, importId: number, rows: StagedColumns[]) =>
  sql`
    insert into catalogue.import_records (import_id, position, outcome, title, marc, description, headings, keys,
      items, matched_record_id, matched_position, candidates, problems, raw)
    select ${importId}, position, outcome, title, marc, description, headings, keys, items, matched_record_id,
      matched_position, candidates, problems, decode(raw, 'base64')
    from jsonb_to_recordset(${storableJson(rows)}::jsonb) as given (position int, outcome text, title text, marc jsonb,
      description jsonb, headings jsonb, keys jsonb, items jsonb, matched_record_id bigint, matched_position int,
      candidates bigint[], problems jsonb, raw text)
  `.execute(tx)

async function insertFileKeys(tx: Tx, importId: number, decided: DecidedRow[]): Promise<void> {
  const keys = decided
    .filter(({ decision }) => decision.outcome === 'new')
    .flatMap(({ row }) => row.fileKeys.map((key) => ({ ...key, position: row.position })))
  if (keys.length === 0) return
  await sql`
    insert into catalogue.import_keys (import_id, key, kind, position)
    select ${importId}::bigint, * from unnest(${keys.map(({ key }) => key)}::text[],
      ${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ position }) => position)}::int[])
    on conflict do nothing
  `.execute(tx)
}
