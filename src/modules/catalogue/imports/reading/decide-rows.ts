import type { Db } from '#kernel/database.ts'
import type { RowProblem } from '../import-problems.ts'
import { matchRules, type ImportSettings } from '../import-settings.ts'
import type { StagedItem } from '../item-draft.ts'
import { decideMatch, type Decision } from './decide-match.ts'
import { findCandidates, findEarlierRows, findSameContent, findTakenBarcodes } from './match-facts.ts'
import type { PreparedRow } from './prepare-row.ts'
import { earlierOf, noteKeys, type SeenKeys } from './seen-keys.ts'

export interface Matching {
  importId: number
  settings: ImportSettings
  /** Rows of a table may be further copies of the title of an earlier row. */
  table: boolean
  /** Whether there was no title at all when reading began. */
  intoEmpty: boolean
  /** Keys of rows that are perhaps not in the database yet. */
  seen: SeenKeys
}

/** A row and what will become of it. */
export interface DecidedRow {
  row: PreparedRow
  decision: Decision | { outcome: 'items'; id?: number; position?: number }
  items: StagedItem[]
  problems: RowProblem[]
}

/** Holds rows against the catalogue and against the rows before them. */
export async function decideRows(db: Db, rows: PreparedRow[], matching: Matching): Promise<DecidedRow[]> {
  const there = matching.intoEmpty ? [] : rows
  const candidates = await findCandidates(db, there)
  const same = await findSameContent(db, matching.settings.rule === 'none' ? [] : there.filter(isKeyless))
  const earlier = await findEarlierRows(db, matching.importId, rows)
  const taken = await findTakenBarcodes(db, rows)
  const rule = matchRules[matching.settings.rule]
  return rows.map((row) => {
    const identical = same.get(row.position)
    const decision: Decision =
      identical === undefined
        ? decideMatch({
            marc: row.marc,
            titleSort: row.derived.description.titleSort,
            candidates: candidates.get(row.position) ?? [],
            rule,
            overlay: matching.settings.overlay,
          })
        : { outcome: 'unchanged', id: identical }
    const before = earlier.get(row.position) ?? earlierOf(row, matching.seen)
    if (decision.outcome === 'new') noteKeys(row, matching.seen)
    return settle(row, decision, decision.outcome === 'new' ? before : undefined, { ...matching, taken })
  })
}

const isKeyless = ({ keys }: PreparedRow) => keys.length === 0

function settle(
  row: PreparedRow,
  decision: Decision,
  before: number | undefined,
  { table, taken }: Matching & { taken: Map<string, number> },
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
