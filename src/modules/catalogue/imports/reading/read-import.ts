import { sql } from 'kysely'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import { longestRaw } from '../../marc/problems.ts'
import { attempt } from '../attempt.ts'
import { findImport, lockImport, type ImportJob } from '../import-state.ts'
import type { Branches } from '../item-draft.ts'
import { readSource } from '../source/read-source.ts'
import type { SourceRow } from '../source/source-row.ts'
import { decideRows, type DecidedRow, type Matching } from './decide-rows.ts'
import { prepareRow, type PreparedRow, type WrongRow } from './prepare-row.ts'
import { noSeenKeys } from './seen-keys.ts'
import { stageRows } from './stage-rows.ts'

const batchLength = 500
/** Batches on their way to the database at once, while the next is read. */
const lanes = 2

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
  const lastRecordId = begun.recordsRead === 0 ? await noteLastRecord(db, id) : begun.lastRecordId
  const branches = await findBranches(db, begun.settings.branchId)
  const write = writerOf(db, { ...begun, lastRecordId })
  const underway: Promise<boolean>[] = []
  for await (const batch of batchesOf(begun, files, branches)) {
    if (underway.length === lanes && !(await underway.shift())) break
    if (signal.aborted) break
    const writing = write(batch)
    underway.push(writing)
    // Fails where it is awaited; without this the process would hear of it first.
    writing.catch(() => {})
  }
  const written = await Promise.all(underway)
  if (written.every(Boolean) && !signal.aborted) await becomeReady(db, begun)
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

/**
 * Decides and writes batches. They are decided one after the other, since a row may be the same title as one before
 * it; written beside each other; and become true in their order. False once another worker has been at it.
 */
function writerOf(db: Db, begun: ImportJob): (batch: Batch) => Promise<boolean> {
  const { id, settings, format, lastRecordId } = begun
  const matching: Matching = {
    importId: id,
    settings,
    table: format === 'csv',
    // What comes into an empty catalogue meanwhile is seen to when it is written.
    intoEmpty: lastRecordId === 0,
    seen: noSeenKeys(),
  }
  let deciding: Promise<unknown> = Promise.resolve()
  let before: Promise<boolean> = Promise.resolve(true)
  let expected = begun.recordsRead
  return (batch) => {
    const previous = before
    const from = expected
    expected = batch.recordsRead
    const decided = deciding.then(() => decideBatch(db, batch, matching))
    deciding = decided.catch(() => {})
    before = decided.then((rows) => writeBatch(db, { id, batch, rows, from, previous }))
    return before
  }
}

async function decideBatch(db: Db, batch: Batch, matching: Matching): Promise<(DecidedRow | WrongRow)[]> {
  const wrong = batch.rows.filter((row) => 'raw' in row)
  const decided = await decideRows(
    db,
    batch.rows.filter((row) => 'marc' in row),
    matching,
  )
  return [...decided, ...wrong]
}

interface Writing {
  id: number
  batch: Batch
  rows: (DecidedRow | WrongRow)[]
  /** Records read before this batch. */
  from: number
  previous: Promise<boolean>
}

async function writeBatch(db: Db, { id, batch, rows, from, previous }: Writing): Promise<boolean> {
  try {
    return await db.transaction().execute(async (tx) => {
      await stageSafely(tx, id, rows)
      if (!(await previous)) throw takenOver
      const now = await lockImport(tx, id)
      if (now?.state !== 'reading' || now.recordsRead !== from) throw takenOver
      await tx
        .updateTable('catalogue.imports')
        .set({ bytesRead: batch.bytesRead, recordsRead: batch.recordsRead, problem: null })
        .where('id', '=', id)
        .execute()
      return true
    })
  } catch (error) {
    if (error === takenOver || isViolationOf(error, 'import_records_pkey')) return false
    throw error
  }
}

/** Ends a transaction whose rows another worker has written, or whose import was cancelled. */
const takenOver = new Error('another worker has taken over')

/** A row that the database refuses must not hold up the others: it is found by halves and listed as wrong. */
async function stageSafely(tx: Tx, id: number, rows: (DecidedRow | WrongRow)[]): Promise<void> {
  if (rows.length === 0 || (await attempt(tx, () => stageRows(tx, id, rows)))) return
  const [only] = rows
  if (rows.length === 1 && only) {
    await stageRows(tx, id, [unstorable(only)])
    return
  }
  const half = Math.ceil(rows.length / 2)
  await stageSafely(tx, id, rows.slice(0, half))
  await stageSafely(tx, id, rows.slice(half))
}

const unstorable = (row: DecidedRow | WrongRow): WrongRow => {
  const problems = [{ code: 'row-unstorable' as const }]
  if ('raw' in row) return { ...row, problems }
  return { position: row.row.position, problems, raw: Buffer.from(JSON.stringify(row.row.marc)) }
}

/** Highest id of a title before reading; 0 in an empty catalogue. */
async function noteLastRecord(db: Db, id: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    update catalogue.imports
    set last_record_id = (select coalesce(max(id), 0) from catalogue.records)
    where id = ${id} and state = 'reading' and records_read = 0
    returning last_record_id as last
  `.execute(db)
  // Without a row another worker has begun, and the first batch will notice.
  return rows[0]?.last ?? 1
}

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
