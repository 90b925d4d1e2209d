import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import { longestRaw } from '../../marc/problems.ts'
import { attempt } from '../attempt.ts'
import { findImport, lockImport, type ImportJob } from '../import-state.ts'
import type { Branches } from '../item-draft.ts'
import { readSource } from '../source/read-source.ts'
import type { SourceRow } from '../source/source-row.ts'
import { prepareRow, type PreparedRow, type WrongRow } from './prepare-row.ts'
import { stageRows, type Staging } from './stage-rows.ts'

const batchLength = 500

interface Batch {
  rows: (PreparedRow | WrongRow)[]
  bytesRead: number
  recordsRead: number
}

/**
 * Reads a file into the waiting rows of its import, from where an earlier run stood, and ends with the state `ready`.
 * Each batch and how far it came are one transaction. Returns early when another worker has taken over.
 */
export async function readImport(db: Db, files: FileStore, id: number, signal: AbortSignal): Promise<void> {
  const begun = await findImport(db, id)
  if (begun?.state !== 'reading') return
  if (begun.recordsRead === 0) await noteLastRecord(db, id)
  const branches = await findBranches(db, begun.settings.branchId)
  const write = writerOf(db, begun)
  // One batch is written while the next is read.
  let writing: Promise<boolean> = Promise.resolve(true)
  for await (const batch of batchesOf(begun, files, branches)) {
    if (!(await writing) || signal.aborted) return
    writing = write(batch)
    // Fails where it is awaited; without this the process would hear of it first.
    writing.catch(() => {})
  }
  if (await writing) await becomeReady(db, begun)
}

async function* batchesOf(begun: ImportJob, files: FileStore, branches: Branches): AsyncGenerator<Batch> {
  const { settings, format, bytesRead, recordsRead, fileDigest } = begun
  const open = async (start: number) => {
    const content = await files.read(fileDigest, start)
    if (!content) throw new Error(`the file of import ${begun.id} is not in the store`)
    return content
  }
  let rows: Batch['rows'] = []
  let last: SourceRow | undefined
  for await (const row of readSource({ format, settings, bytesRead, recordsRead, open })) {
    rows.push(prepareRow(row, settings, branches))
    last = row
    // Where a broken stretch was cut its end is not known, and nobody could go on from there.
    const endKnown = !row.raw || row.raw.length < longestRaw
    if (rows.length < batchLength || !endKnown) continue
    yield { rows, bytesRead: row.bytesRead, recordsRead: row.position }
    rows = []
  }
  if (last && rows.length > 0) yield { rows, bytesRead: last.bytesRead, recordsRead: last.position }
}

/** Writes batches in their order; false once another worker has been at it, or the import was cancelled. */
function writerOf(db: Db, begun: ImportJob): (batch: Batch) => Promise<boolean> {
  let expected = begun.recordsRead
  const staging = { importId: begun.id, settings: begun.settings, table: begun.format === 'csv' }
  return (batch) =>
    db.transaction().execute(async (tx) => {
      const now = await lockImport(tx, begun.id)
      if (now?.state !== 'reading' || now.recordsRead !== expected) return false
      await stageSafely(tx, batch.rows, staging)
      await tx
        .updateTable('catalogue.imports')
        .set({ bytesRead: batch.bytesRead, recordsRead: batch.recordsRead, problem: null })
        .where('id', '=', begun.id)
        .execute()
      expected = batch.recordsRead
      return true
    })
}

/** A row that the database refuses must not hold up the others: it is found out and listed as wrong. */
async function stageSafely(tx: Tx, rows: Batch['rows'], staging: Staging): Promise<void> {
  if (await attempt(tx, () => stageRows(tx, rows, staging))) return
  const [only] = rows
  if (rows.length === 1 && only) {
    const raw = 'marc' in only ? Buffer.from(JSON.stringify(only.marc)) : only.raw
    await stageRows(tx, [{ position: only.position, problems: [{ code: 'row-unstorable' }], raw }], staging)
    return
  }
  const half = Math.ceil(rows.length / 2)
  await stageSafely(tx, rows.slice(0, half), staging)
  await stageSafely(tx, rows.slice(half), staging)
}

const noteLastRecord = (db: Db, id: number) =>
  sql`
    update catalogue.imports
    set last_record_id = (select coalesce(max(id), 0) from catalogue.records)
    where id = ${id} and state = 'reading' and records_read = 0
  `.execute(db)

const becomeReady = (db: Db, { id, fileSize }: ImportJob) =>
  db
    .updateTable('catalogue.imports')
    .set({ state: 'ready', bytesRead: fileSize, problem: null })
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .execute()

async function findBranches(db: Db, fallback: number | null): Promise<Branches> {
  const branches = await db
    .selectFrom('branches.branches')
    .select(['id', 'code', 'name', 'shortName'])
    .execute()
  const named = branches.flatMap(({ id, code, name, shortName }) =>
    [code, name, shortName].map((text): [string, number] => [text.toLowerCase(), id]),
  )
  return { byName: new Map(named), fallback }
}
