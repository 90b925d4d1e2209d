import { randomBytes } from 'node:crypto'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'

const name = 'desk.offline-salt'

/** What is put before a card or barcode before it is hashed: of this library alone, made once. */
export async function listSalt(db: Db): Promise<string> {
  await db
    .insertInto('kernel.settings')
    .values({ name, value: toJson(randomBytes(16).toString('hex')) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { value } = await db
    .selectFrom('kernel.settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return String(value)
}
