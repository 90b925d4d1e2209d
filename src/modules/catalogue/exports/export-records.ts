import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Language } from '#kernel/i18n.ts'
import { describeRecord } from '../describe/describe-record.ts'
import type { MarcProblem } from '../marc/problems.ts'
import type { MarcRecord } from '../marc/record.ts'
import { writeIso2709 } from '../marc/write-iso2709.ts'
import { writeMarcjson } from '../marc/write-marcjson.ts'
import { marcxmlFooter, marcxmlHeader, writeMarcxml } from '../marc/write-marcxml.ts'
import { writeBibtex } from './write-bibtex.ts'
import { csvHeader, writeCsv } from './write-csv.ts'
import { writeRis } from './write-ris.ts'

export const exportFormats = ['marc', 'marcxml', 'marcjson', 'csv', 'ris', 'bibtex'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Ending and media type of the files of each format. */
export const exportFiles: Record<ExportFormat, { ending: string; type: string }> = {
  marc: { ending: 'mrc', type: 'application/marc' },
  marcxml: { ending: 'xml', type: 'application/marcxml+xml' },
  marcjson: { ending: 'ndjson', type: 'application/x-ndjson' },
  csv: { ending: 'csv', type: 'text/csv; charset=utf-8' },
  ris: { ending: 'ris', type: 'application/x-research-info-systems' },
  bibtex: { ending: 'bib', type: 'application/x-bibtex' },
}

export interface ExportOptions {
  /** Of the headings of a CSV file. */
  language?: Language
  /** Told of each title that the format cannot hold, which is left out. */
  onLeftOut?(id: number, problem: MarcProblem): void
}

const batchLength = 500

/**
 * Titles as a file, in pieces: all of them, or those of the ids in the order given. Those in quarantine are left
 * out. Memory stays bounded however many there are; each batch shows the catalogue as it is at that moment.
 */
export async function* exportRecords(
  db: Db,
  ids: AsyncIterable<number> | Iterable<number> | 'all',
  format: ExportFormat,
  { language = 'id', onLeftOut = () => {} }: ExportOptions = {},
): AsyncGenerator<Uint8Array> {
  if (format === 'marcxml') yield Buffer.from(marcxmlHeader)
  if (format === 'csv') yield Buffer.from(csvHeader(language))
  for await (const batch of ids === 'all' ? allRecords(db) : recordsOf(db, ids)) {
    const parts = batch.flatMap((row) => {
      const part = written(row, format)
      if (!('problem' in part)) return part
      onLeftOut(row.id, part.problem)
      return []
    })
    if (parts.length > 0) yield Buffer.concat(parts)
  }
  if (format === 'marcxml') yield Buffer.from(marcxmlFooter)
}

interface Row {
  id: number
  marc: MarcRecord
}

function written({ id, marc }: Row, format: ExportFormat): Uint8Array | { problem: MarcProblem } {
  if (format === 'marc') {
    const record = writeIso2709(marc)
    return record.ok ? record.bytes : { problem: record.problem }
  }
  return Buffer.from(writers[format](marc, id))
}

const writers: Record<Exclude<ExportFormat, 'marc'>, (marc: MarcRecord, id: number) => string> = {
  marcxml: (marc) => writeMarcxml(marc),
  marcjson: (marc) => `${writeMarcjson(marc)}\n`,
  csv: (marc) => writeCsv(describeRecord(marc)),
  ris: (marc) => writeRis(describeRecord(marc)),
  bibtex: (marc, id) => writeBibtex(describeRecord(marc), id),
}

async function* allRecords(db: Db): AsyncGenerator<Row[]> {
  let last = 0
  for (;;) {
    const { rows } = await sql<Row>`
      select id, marc from catalogue.records
      where id > ${last} and deleted_at is null
      order by id limit ${batchLength}
    `.execute(db)
    const end = rows.at(-1)
    if (!end) return
    yield rows
    last = end.id
  }
}

async function* recordsOf(db: Db, ids: AsyncIterable<number> | Iterable<number>): AsyncGenerator<Row[]> {
  let waiting: number[] = []
  for await (const id of ids) {
    waiting.push(id)
    if (waiting.length < batchLength) continue
    yield await findRecords(db, waiting)
    waiting = []
  }
  if (waiting.length > 0) yield await findRecords(db, waiting)
}

async function findRecords(db: Db, ids: number[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select records.id, records.marc
    from unnest(${ids}::bigint[]) with ordinality as wanted (id, place)
    join catalogue.records records on records.id = wanted.id
    where records.deleted_at is null
    order by wanted.place
  `.execute(db)
  return rows
}
