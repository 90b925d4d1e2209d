import type { Db } from '#kernel/database.ts'

export interface ScannerFile {
  id: number
  sessionId: number
  digest: string
  name: string
  size: number
  shelf: string
  inOrder: boolean
  scannedAt: Date
  counterId: number
  counter: string
  state: 'waiting' | 'reading' | 'done'
  bytesDone: number
  linesDone: number
  leftOut: number
  problem: string | null
  createdAt: Date
}

const select = (db: Db) =>
  db
    .selectFrom('stockTake.files')
    .select([
      'id',
      'sessionId',
      'digest',
      'name',
      'size',
      'shelf',
      'inOrder',
      'scannedAt',
      'counterId',
      'counter',
      'state',
      'bytesDone',
      'linesDone',
      'leftOut',
      'problem',
      'createdAt',
    ])

/** The files of a stock-take, the newest first. */
export const listFiles = (db: Db, sessionId: number): Promise<ScannerFile[]> =>
  select(db)
    .where('sessionId', '=', sessionId)
    .orderBy('id', 'desc')
    .limit(200)
    .execute() as Promise<unknown> as Promise<ScannerFile[]>

export const findFile = (db: Db, id: number): Promise<ScannerFile | undefined> =>
  select(db).where('id', '=', id).executeTakeFirst() as Promise<unknown> as Promise<ScannerFile | undefined>
