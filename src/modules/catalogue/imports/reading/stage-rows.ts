import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { RowProblem } from '../import-problems.ts'
import { matchRules, type ImportSettings } from '../import-settings.ts'
import type { StagedItem } from '../item-draft.ts'
import { storableJson } from '../storable-json.ts'
import { decideMatch, type Decision } from './decide-match.ts'
import { findCandidates, findEarlierRows, findSameContent, findTakenBarcodes } from './match-facts.ts'
import type { PreparedRow, WrongRow } from './prepare-row.ts'

export interface Staging {
  importId: number
  settings: ImportSettings
  /** Rows of a table may be further copies of the title of an earlier row. */
  table: boolean
}

/** Holds rows against the catalogue and against the rows before them, and notes what would become of each. */
export async function stageRows(
  tx: Tx,
  rows: readonly (PreparedRow | WrongRow)[],
  staging: Staging,
): Promise<void> {
  const readable = rows.filter((row) => 'marc' in row)
  const decided = await decideRows(tx, readable, staging)
  const wrong = rows.filter((row) => 'raw' in row)
  await insertRows(tx, staging.importId, [...decided.map(columnsOf), ...wrong.map(columnsOfWrong)])
  await insertFileKeys(tx, staging.importId, decided)
}

interface DecidedRow {
  row: PreparedRow
  decision: Decision | { outcome: 'items'; id?: number; position?: number }
  items: StagedItem[]
  problems: RowProblem[]
}

async function decideRows(tx: Tx, rows: PreparedRow[], staging: Staging): Promise<DecidedRow[]> {
  const candidates = await findCandidates(tx, rows)
  const same = await findSameContent(tx, staging.settings.rule === 'none' ? [] : rows.filter(isKeyless))
  const earlier = await findEarlierRows(tx, staging.importId, rows)
  const taken = await findTakenBarcodes(tx, rows)
  const rule = matchRules[staging.settings.rule]
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const identical = same.get(row.position)
    const decision: Decision =
      identical === undefined
        ? decideMatch({
            marc: row.marc,
            titleSort: row.derived.description.titleSort,
            candidates: candidates.get(row.position) ?? [],
            rule,
            overlay: staging.settings.overlay,
          })
        : { outcome: 'unchanged', id: identical }
    const before = earlier.get(row.position) ?? earlierInBatch(row, seen)
    if (decision.outcome === 'new') noteKeys(row, seen)
    return settle(row, decision, decision.outcome === 'new' ? before : undefined, { ...staging, taken })
  })
}

const isKeyless = ({ keys }: PreparedRow) => keys.length === 0

const earlierInBatch = ({ fileKeys }: PreparedRow, seen: Map<string, number>): number | undefined =>
  fileKeys.map(({ kind, key }) => seen.get(`${kind} ${key}`)).find((position) => position !== undefined)

function noteKeys({ fileKeys, position }: PreparedRow, seen: Map<string, number>): void {
  for (const { kind, key } of fileKeys) {
    const text = `${kind} ${key}`
    if (!seen.has(text)) seen.set(text, position)
  }
}

function settle(
  row: PreparedRow,
  decision: Decision,
  before: number | undefined,
  { table, taken }: Staging & { taken: Map<string, number> },
): DecidedRow {
  const id = 'id' in decision ? decision.id : undefined
  const free = row.items.filter(({ barcode }) => !taken.has(barcode))
  // A copy that the same title has already is no news; one of another title is.
  const problems: RowProblem[] = [
    ...row.problems,
    ...row.items
      .filter(({ barcode }) => taken.has(barcode) && taken.get(barcode) !== id)
      .map(({ barcode }) => ({ code: 'barcode-taken' as const, detail: barcode })),
  ]
  if (before !== undefined) {
    if (table && row.items.length > 0) {
      return { row, decision: { outcome: 'items', position: before }, items: free, problems }
    }
    const sameRow = { code: 'same-row-earlier' as const, detail: String(before) }
    const duplicate = { outcome: 'duplicate', why: 'several-titles-match', ids: [] as number[] } as const
    return { row, decision: duplicate, items: free, problems: [sameRow, ...problems] }
  }
  if (decision.outcome === 'duplicate') {
    return { row, decision, items: free, problems: [{ code: decision.why }, ...problems] }
  }
  const onlyItems = decision.outcome === 'unchanged' && free.length > 0
  return { row, decision: onlyItems ? { outcome: 'items', id } : decision, items: free, problems }
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
