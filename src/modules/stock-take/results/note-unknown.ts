import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { checkPicture, openPicture, type PictureRefusal } from '#kernel/picture.ts'

export interface UnknownNote {
  barcode: string
  note: string
  /** Undefined leaves it as it is. */
  settled: boolean | undefined
}

/** Writes where an unknown barcode lies, and whether it is settled; only while the stock-take is under way. */
export const noteUnknown = (
  db: Db,
  sessionId: number,
  { barcode, note, settled }: UnknownNote,
  actor: Actor,
  now: Date,
): Promise<Outcome<undefined, 'barcode-unknown'>> =>
  db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('stockTake.unknowns')
      .set({ note, ...settling(settled, actor, now) })
      .where('sessionId', '=', sessionId)
      .where('barcode', '=', barcode)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('stockTake.sessions')
            .select('id')
            .where('id', '=', sessionId)
            .where('state', '=', 'under-way'),
        ),
      )
      .returning('barcode')
      .executeTakeFirst()
    if (!changed) return refused('barcode-unknown')
    await audit(tx, actor, {
      action: 'stock-take.unknown-noted',
      subjectKind: 'stock-take',
      subjectId: sessionId,
      details: { barcode },
    })
    return done(undefined)
  })

function settling(settled: boolean | undefined, { name }: Actor, now: Date) {
  if (settled === undefined) return {}
  return settled ? { settledAt: now, settledBy: name } : { settledAt: null, settledBy: null }
}

/** Bytes of a photo as it comes from a telephone. */
export const largestPhoto = 10 * 1024 * 1024
const longestSide = 1280

/** Keeps a photo of it, smaller and without what the camera noted about itself. */
export async function keepPhoto(
  db: Db,
  files: FileStore,
  sessionId: number,
  barcode: string,
  content: Buffer,
): Promise<Outcome<undefined, PictureRefusal | 'barcode-unknown'>> {
  const checked = await checkPicture(content, 40)
  if (!checked.ok) return checked
  const smaller = await openPicture(content)
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .toBuffer()
    .catch(() => undefined)
  if (!smaller) return refused('not-a-picture')
  const { digest } = await files.put(onePart(smaller), largestPhoto)
  const changed = await db
    .updateTable('stockTake.unknowns')
    .set({ photoDigest: digest })
    .where('sessionId', '=', sessionId)
    .where('barcode', '=', barcode)
    .returning('barcode')
    .executeTakeFirst()
  return changed ? done(undefined) : refused('barcode-unknown')
}

async function* onePart(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}
