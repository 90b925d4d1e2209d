import type { Db, Tx } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'

/** Changes the photo and gives the one of before. */
export async function setPhoto(tx: Tx, patronId: number, digest: string | null): Promise<string | null> {
  const before = await tx
    .selectFrom('patrons.patrons')
    .select('photoDigest')
    .where('id', '=', patronId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  await tx.updateTable('patrons.patrons').set({ photoDigest: digest }).where('id', '=', patronId).execute()
  return before?.photoDigest ?? null
}

/** Deletes a picture that no member shows any more. */
export async function forgetFile(
  { db, files }: { db: Db; files: FileStore },
  digest: string | null,
): Promise<void> {
  if (digest === null) return
  const shown = await db
    .selectFrom('patrons.patrons')
    .select('id')
    .where('photoDigest', '=', digest)
    .executeTakeFirst()
  if (!shown) await files.remove(digest)
}
