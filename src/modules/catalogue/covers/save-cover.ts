import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { PictureRefusal } from '#kernel/picture.ts'
import { coverPictures, largestCover } from './cover-pictures.ts'

export type SaveCoverRefusal = PictureRefusal | 'record-unknown'

/**
 * Gives a title the picture of its cover, in place of an earlier or the drawn one. The files of a cover that was
 * replaced stay in the store, where other titles may share them; nobody is served a file that no title shows.
 */
export async function saveCover(
  { db, files }: { db: Db; files: FileStore },
  { recordId, content }: { recordId: number; content: Buffer },
  actor: Actor,
): Promise<Outcome<{ digest: string }, SaveCoverRefusal>> {
  const made = await coverPictures(content)
  if (!made.ok) return made
  const { large, small } = made.value
  const [file, thumbnail] = [
    await files.put(once(large.bytes), largestCover),
    await files.put(once(small.bytes), largestCover),
  ]
  return db.transaction().execute(async (tx) => {
    const record = await tx
      .selectFrom('catalogue.records')
      .select('id')
      .where('id', '=', recordId)
      .forUpdate()
      .executeTakeFirst()
    if (!record) return refused('record-unknown')
    const cover = {
      fileDigest: file.digest,
      thumbnailDigest: thumbnail.digest,
      width: large.width,
      height: large.height,
      uploadedAt: new Date(),
      uploadedBy: actor.name,
    }
    await tx
      .insertInto('catalogue.covers')
      .values({ recordId, ...cover })
      .onConflict((conflict) => conflict.column('recordId').doUpdateSet(cover))
      .execute()
    await audit(tx, actor, { action: 'cover.saved', subjectKind: 'record', subjectId: recordId })
    return done({ digest: file.digest })
  })
}

/** Takes the picture of a cover away; the drawn one stands in its place again. */
export const removeCover = (db: Db, recordId: number, actor: Actor): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const removed = await tx
      .deleteFrom('catalogue.covers')
      .where('recordId', '=', recordId)
      .returning('fileDigest')
      .executeTakeFirst()
    if (removed)
      await audit(tx, actor, { action: 'cover.removed', subjectKind: 'record', subjectId: recordId })
  })

/** Whether a file of the store is the picture of a title's cover; other files are nobody's to ask for. */
export const isCover = async (db: Db, digest: string): Promise<boolean> =>
  (await db
    .selectFrom('catalogue.covers')
    .select('recordId')
    .where((where) => where.or([where('fileDigest', '=', digest), where('thumbnailDigest', '=', digest)]))
    .limit(1)
    .executeTakeFirst()) !== undefined

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}
