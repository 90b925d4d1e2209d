import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import type { Job } from '#kernel/jobs.ts'
import { recordScansWithin } from '../counting/record-scans.ts'
import { findFile, type ScannerFile } from './file.ts'
import { readLines, type ReadLine } from './read-lines.ts'

export const fileJob = 'stock-take-file'

const Payload = v.object({ id: v.number() })

/** Counts uploaded files, in the background. */
export const fileJobs = (files: FileStore): readonly Job[] => [
  { name: fileJob, run: (db, payload, signal) => countFile(db, files, v.parse(Payload, payload).id, signal) },
]

/** Lines of one transaction. */
const partLength = 1000

/**
 * Counts a file from where it stood: each part notes in its own transaction how far it came, and each line has a key of
 * its own, so that neither an interruption nor a second worker counts a line twice.
 */
export async function countFile(db: Db, files: FileStore, id: number, signal: AbortSignal): Promise<void> {
  const file = await findFile(db, id)
  if (!file || file.state === 'done') return
  const content = await files.read(file.digest, file.bytesDone)
  try {
    if (!content) throw new Error(`the file of scans ${id} is not in the store`)
    let waiting: ReadLine[] = []
    for await (const lines of readLines(content, file.bytesDone)) {
      waiting.push(...lines)
      while (waiting.length >= partLength) {
        if (signal.aborted || !(await countPart(db, file, waiting.slice(0, partLength)))) return
        waiting = waiting.slice(partLength)
      }
    }
    if (signal.aborted || !(await countPart(db, file, waiting))) return
    await db
      .updateTable('stockTake.files')
      .set({ state: 'done', problem: null, finishedAt: new Date() })
      .where('id', '=', id)
      .execute()
  } catch (error) {
    await db.updateTable('stockTake.files').set({ problem: 'stopped' }).where('id', '=', id).execute()
    throw error
  } finally {
    content?.destroy()
  }
}

/** False where another worker is further than this one, or the stock-take has ended. */
const countPart = async (db: Db, file: ScannerFile, lines: readonly ReadLine[]): Promise<boolean> => {
  const last = lines.at(-1)
  if (!last) return true
  return db.transaction().execute(async (tx) => {
    const held = await tx
      .selectFrom('stockTake.files')
      .select('bytesDone')
      .where('id', '=', file.id)
      .forUpdate()
      .executeTakeFirst()
    if (!held || held.bytesDone !== file.bytesDone) return false
    const scans = scansOf(file, lines)
    if (scans.length > 0) {
      const outcome = await recordScansWithin(tx, file.sessionId, standingOf(file), scans, new Date())
      if (!outcome.ok) return false
    }
    await tx
      .updateTable('stockTake.files')
      .set(({ eb }) => ({
        state: 'reading',
        problem: null,
        bytesDone: last.end,
        linesDone: eb('linesDone', '+', lines.length),
        leftOut: eb('leftOut', '+', lines.length - scans.length),
      }))
      .where('id', '=', file.id)
      .execute()
    file.bytesDone = last.end
    return true
  })
}

const scansOf = (file: ScannerFile, lines: readonly ReadLine[]) =>
  lines
    .filter(({ barcode }) => barcode !== '')
    .map(({ barcode, end }) => ({
      // Where the line ends in the file: the same line has the same key whenever it is read.
      key: `berkas-${file.id}-${end}`,
      barcode,
      scannedAt: file.scannedAt,
    }))

const standingOf = ({ counterId, counter, shelf, inOrder }: ScannerFile) =>
  ({ counter: { id: counterId, name: counter }, source: 'file', shelf, inOrder }) as const
