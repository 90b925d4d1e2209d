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
  rowsDone: number
  problem: string | null
  createdAt: Date
  createdBy: string
  finishedAt: Date | null
}

const columns = sql`id, file_name, file_digest, file_size, format, state, settings, bytes_read, records_read,
  last_record_id, rows_done, problem, created_at, created_by, finished_at`

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
    select ${columns} from catalogue.imports where id = ${id} for no key update
  `.execute(tx)
  return rows.map((row) => ({ ...row, settings: readSettings(row.settings) }))[0]
}

// Any number, the same in every Patria; the other half of the lock is the import.
const lockClass = 7_263_103

/** Lets several workers write rows of an import at once, but no change of its state meanwhile. */
export async function shareImport(tx: Tx, id: number): Promise<ImportState | undefined> {
  await sql`select pg_advisory_xact_lock_shared(${lockClass}::int, ${id}::int)`.execute(tx)
  const { rows } = await sql<{ state: ImportState }>`
    select state from catalogue.imports where id = ${id}
  `.execute(tx)
  return rows[0]?.state
}

/** Waits until nobody writes rows of an import, for a change of its state. */
export async function holdImport(tx: Tx, id: number): Promise<ImportJob | undefined> {
  await sql`select pg_advisory_xact_lock(${lockClass}::int, ${id}::int)`.execute(tx)
  return lockImport(tx, id)
}

/** Adds to the rows done; last in a transaction, since other workers wait for this. */
export async function countRows(tx: Tx, id: number, count: number): Promise<void> {
  await sql`
    update catalogue.imports set rows_done = rows_done + ${count}, problem = null where id = ${id}
  `.execute(tx)
}

/** The newest imports first. */
export async function listImports(db: Db, limit: number): Promise<ImportJob[]> {
  const { rows } = await sql<ImportJob>`
    select ${columns} from catalogue.imports order by created_at desc, id desc limit ${limit}
  `.execute(db)
  return rows.map((row) => ({ ...row, settings: readSettings(row.settings) }))
}
