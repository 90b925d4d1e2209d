import { readIso2709 } from '../../marc/read-iso2709.ts'
import { readMarc } from '../../marc/read-marc.ts'
import { longestRaw, type ReadItem } from '../../marc/problems.ts'
import { fieldsOf } from '../../marc/record.ts'
import type { ImportSettings } from '../import-settings.ts'
import { itemsInRecord } from '../local-items.ts'
import { readTable, type TableRow } from '#kernel/table-file/read-table.ts'
import { itemOfRow, recordOfRow, rowOf } from '../table/row-to-record.ts'
import type { SourceRow } from './source-row.ts'

export type ImportFormat = 'marc' | 'marcxml' | 'marcjson' | 'csv'

export interface Source {
  format: ImportFormat
  settings: ImportSettings
  /** How far an earlier run came. */
  bytesRead: number
  recordsRead: number
  /** The stored file from a byte on. */
  open(start: number): Promise<AsyncIterable<Uint8Array>>
}

/** Reads a file on from where an earlier run left it. Memory stays bounded however long the file is. */
export async function* readSource(source: Source): AsyncGenerator<SourceRow> {
  if (source.format === 'csv') yield* readTableRows(source)
  else if (source.format === 'marc' && source.recordsRead > 0) yield* readOn(source)
  else {
    // The other formats have a beginning that their records depend on: what was read before is passed over.
    for await (const item of readMarc(await source.open(0), source.format)) {
      if (item.position > source.recordsRead) yield rowOfItem(item, source)
    }
  }
}

async function* readOn(source: Source): AsyncGenerator<SourceRow> {
  const { bytesRead, recordsRead } = source
  for await (const item of readIso2709(await source.open(bytesRead))) {
    const nothingLeft = !item.ok && item.raw.length === 0
    if (nothingLeft) return
    const moved = { ...item, position: recordsRead + item.position, offset: bytesRead + item.offset }
    // Only the beginning of a file can tell that it is no MARC.
    yield rowOfItem(moved.ok ? moved : { ...moved, problem: foreignPart(moved.problem) }, source)
  }
}

const foreignPart = (problem: (ReadItem & { ok: false })['problem']) =>
  problem.code === 'file-not-marc' ? { code: 'no-record-here' as const } : problem

function rowOfItem(item: ReadItem, { settings }: Source): SourceRow {
  const { position, offset, raw } = item
  const bytesRead = offset + raw.length
  if (!item.ok) {
    return { position, bytesRead, items: [], problems: [item.problem], raw: raw.subarray(0, longestRaw) }
  }
  const { record, warnings } = item
  // An authority or holdings record is no title of the catalogue; one with a title has only its leader wrong.
  if ('zuvxywq'.includes(record.leader.charAt(6)) && fieldsOf(record, '245').length === 0) {
    return { position, bytesRead, items: [], problems: [{ code: 'not-bibliographic' }], raw }
  }
  return { position, bytesRead, record, items: itemsInRecord(record, settings.items), problems: warnings }
}

async function* readTableRows({ settings, recordsRead, open }: Source): AsyncGenerator<SourceRow> {
  // Position 0 is the row of headings.
  let position = -1
  for await (const row of readTable(await open(0), settings.separator)) {
    position += 1
    if (position > recordsRead) yield rowOfTable(position, row, settings)
  }
}

function rowOfTable(position: number, table: TableRow, settings: ImportSettings): SourceRow {
  const { bytesRead, raw, problem } = table
  if (problem) return { position, bytesRead, raw, items: [], problems: [{ code: problem }] }
  const row = rowOf(settings.columns, table.cells)
  const record = recordOfRow(row)
  if (!record) return { position, bytesRead, raw, items: [], problems: [{ code: 'row-without-title' }] }
  const item = itemOfRow(row)
  return { position, bytesRead, record, items: item ? [item] : [], problems: [] }
}
