import { createHash } from 'node:crypto'
import type { MarcRecord } from '../../marc/record.ts'
import { derive, type Derived } from '../../records/derive.ts'
import type { RecordKey } from '../../records/record-keys.ts'
import type { ImportProblem, RowProblem } from '../import-problems.ts'
import { matchRules, type ImportSettings, type MatchKind } from '../import-settings.ts'
import { readItem, type Branches, type StagedItem } from '../item-draft.ts'
import type { SourceRow } from '../source/source-row.ts'

/** A row with all that is known of it before the catalogue is asked. */
export interface PreparedRow {
  position: number
  marc: MarcRecord
  derived: Derived
  /** Keys of the kinds that the match rule goes by. */
  keys: RecordKey[]
  /** What another row of the file has in common with it when it is the same title. */
  fileKeys: FileKey[]
  items: StagedItem[]
  problems: RowProblem[]
}

export interface FileKey {
  kind: string
  key: string
}

/** A row that will not be imported. */
export interface WrongRow {
  position: number
  problems: RowProblem[]
  raw: Uint8Array
}

export function prepareRow(
  row: SourceRow,
  settings: ImportSettings,
  branches: Branches,
): PreparedRow | WrongRow {
  const { position, record, problems } = row
  if (!record) return { position, problems, raw: row.raw ?? new Uint8Array() }
  const rule: readonly MatchKind[] = matchRules[settings.rule]
  const derived = derive(record)
  const keys = derived.keys.filter(({ kind }) => rule.includes(kind))
  const read = row.items.map((draft) => readItem(draft, branches))
  const itemProblems: ImportProblem[] = read.flatMap((item) => item.problems)
  return {
    position,
    marc: record,
    derived,
    keys,
    fileKeys: fileKeysOf(record, keys, settings.rule === 'none' ? [] : rule),
    items: read.flatMap(({ item }) => item ?? []),
    problems: [...problems, ...itemProblems],
  }
}

/**
 * Records of one file come from one source: those of different number are different titles, so only keys of the
 * first kind that a record has count. One without any is compared as a whole.
 */
function fileKeysOf(marc: MarcRecord, keys: readonly RecordKey[], rule: readonly MatchKind[]): FileKey[] {
  if (rule.length === 0) return []
  const first = rule.find((kind) => keys.some((key) => key.kind === kind))
  if (first) return keys.filter(({ kind }) => kind === first)
  const content = createHash('sha256').update(JSON.stringify(marc)).digest('base64url')
  return [{ kind: 'content', key: content }]
}
