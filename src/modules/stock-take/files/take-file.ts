import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { addJob } from '#kernel/jobs.ts'
import type { StoredFile } from '#kernel/files.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { fileJob } from './count-file.ts'

/** Bytes of one file: more than a million barcodes. */
export const largestFile = 20 * 1024 * 1024

export interface NewFile {
  stored: StoredFile
  name: string
  shelf: string
  inOrder: boolean
  scannedAt: Date
}

/** Notes a file that lies in the store, and begins to count it. The same file for the same shelf is taken once. */
export async function takeFile(
  db: Db,
  sessionId: number,
  file: NewFile,
  actor: Actor & { id: number },
  now: Date,
): Promise<Outcome<{ id: number }, 'known' | 'not-under-way'>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const session = await tx
        .selectFrom('stockTake.sessions')
        .select('state')
        .where('id', '=', sessionId)
        .forKeyShare()
        .executeTakeFirst()
      if (session?.state !== 'under-way') return refused('not-under-way')
      const id = await insert(tx, sessionId, file, actor, now)
      await addJob(tx, fileJob, { id }, `${fileJob}-${id}`)
      await audit(tx, actor, {
        action: 'stock-take.file-taken',
        subjectKind: 'stock-take',
        subjectId: sessionId,
        details: { file: id },
      })
      return done({ id })
    })
  } catch (error) {
    if (isViolationOf(error, 'one_file_per_content')) return refused('known')
    throw error
  }
}

async function insert(
  tx: Tx,
  sessionId: number,
  { stored: { digest, size }, name, shelf, inOrder, scannedAt }: NewFile,
  actor: Actor & { id: number },
  createdAt: Date,
): Promise<number> {
  const by = { counterId: actor.id, counter: actor.name, createdAt }
  const { id } = await tx
    .insertInto('stockTake.files')
    .values({ sessionId, digest, size, name: name.slice(0, 200), shelf, inOrder, scannedAt, ...by })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Counts a file again from where it stood, after the queue has given it up; what is counted stays counted. */
export async function retryFile(db: Db, sessionId: number, id: number): Promise<boolean> {
  const stopped = await db
    .selectFrom('stockTake.files')
    .select('id')
    .where('id', '=', id)
    .where('sessionId', '=', sessionId)
    .where('state', '<>', 'done')
    .executeTakeFirst()
  if (stopped) await addJob(db, fileJob, { id }, `${fileJob}-${id}`)
  return stopped !== undefined
}
