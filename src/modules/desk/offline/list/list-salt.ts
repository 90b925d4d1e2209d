import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import { madeOnce } from '#kernel/kept-settings.ts'

/** What is put before a card or barcode before it is hashed: of this library alone, made once. */
export const listSalt = (db: Db): Promise<string> =>
  madeOnce(db, {
    name: 'desk.offline-salt',
    shape: v.string(),
    make: () => randomBytes(16).toString('hex'),
  })
