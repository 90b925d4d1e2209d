import type { Db } from '#kernel/database.ts'

/** Times the till of a branch was closed, the newest first. */
export const listCloses = (db: Db, branchId: number) =>
  closes(db).where('branchId', '=', branchId).orderBy('id', 'desc').limit(12).execute()

export const findClose = (db: Db, id: number) => closes(db).where('id', '=', id).executeTakeFirst()

export type TillClose = Awaited<ReturnType<typeof listCloses>>[number]

const closes = (db: Db) =>
  db
    .selectFrom('circulation.cashCloses')
    .select([
      'id',
      'branchId',
      'opening',
      'expected',
      'counted',
      'takenQris',
      'takenTransfer',
      'note',
      'closedBy',
      'closedAt',
    ])
