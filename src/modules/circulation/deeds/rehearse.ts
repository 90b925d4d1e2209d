import type { Db } from '#kernel/database.ts'

/**
 * Does many deeds one after the other as they would be done, and then takes all of it back: each sees what those
 * before it did, so that limits and queues count as they will. `stage` is given to the deeds instead of the database.
 * Members and copies stay locked until it ends, so it is for a scan list, not for thousands.
 */
export async function rehearse<T>(db: Db, play: (stage: Db) => Promise<T>): Promise<T> {
  const done = { value: undefined as T | undefined }
  try {
    await db.transaction().execute(async (tx) => {
      done.value = await play(tx)
      throw new CurtainFell()
    })
  } catch (error) {
    if (!(error instanceof CurtainFell)) throw error
  }
  return done.value as T
}

class CurtainFell extends Error {}
