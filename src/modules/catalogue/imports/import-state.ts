import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { readSettings, type ImportSettings } from './import-settings.ts'
import type { ImportFormat } from './source/read-source.ts'

export type ImportState =
  | 'uploaded'
  | 'reading'
  | 'ready'
  | 'committing'
  | 'done'
  | 'undoing'
  | 'undone'
  | 'cancelled'

/** An import and how far it has come. */
export interface ImportJob {
  id: number
  fileName: string
  fileDigest: string
  fileSize: number
  format: ImportFormat
  state: ImportState
  settings: ImportSettings
  bytesRead: number
  recordsRead: number
  lastRecordId: number
  positionDone: number
  problem: string | null
  createdAt: Date
  createdBy: string
  finishedAt: Date | null
}

const columns = sql`id, file_name, file_digest, file_size, format, state, settings, bytes_read, records_read,
  last_record_id, position_done, problem, created_at, created_by, finished_at`

export async function findImport(db: Db | Tx, id: number): Promise<ImportJob | undefined> {
  const { rows } = await sql<ImportJob>`select ${columns} from catalogue.imports where id = ${id}`.execute(db)
  return rows.map((row) => ({ ...row, settings: readSettings(row.settings) }))[0]
}

/**
 * Locks an import, so that two workers never do the same part of it: whoever comes second waits, then sees how far
 * the first has come. The lock ends with the transaction, however that ends.
 */
export async function lockImport(tx: Tx, id: number): Promise<ImportJob | undefined> {
  const { rows } = await sql<ImportJob>`
    select ${columns} from catalogue.imports where id = ${id} for update
  `.execute(tx)
  return rows.map((row) => ({ ...row, settings: readSettings(row.settings) }))[0]
}

/** The newest imports first. */
export async function listImports(db: Db, limit: number): Promise<ImportJob[]> {
  const { rows } = await sql<ImportJob>`
    select ${columns} from catalogue.imports order by created_at desc, id desc limit ${limit}
  `.execute(db)
  return rows.map((row) => ({ ...row, settings: readSettings(row.settings) }))
}
