import { randomBytes } from 'node:crypto'
import type { Db } from '#kernel/database.ts'
import { fromJson } from '#kernel/json-column.ts'

const shape = /^keliling-[0-9a-f]{20}$/

/** The key of a scan list that a form will send: the same list sent twice moves each copy once. */
export const newKey = (): string => `keliling-${randomBytes(10).toString('hex')}`
export const keyOr = (text: unknown): string =>
  typeof text === 'string' && shape.test(text) ? text : newKey()

/** What was done under a key, in the order of the list. */
export async function doneUnder<T>(db: Db, key: string, kind: string): Promise<T[]> {
  if (!shape.test(key)) return []
  const rows = await db
    .selectFrom('circulation.operations')
    .select('answer')
    .where('key', '>=', `${key}:`)
    .where('key', '<', `${key};`)
    .where('kind', '=', kind)
    .orderBy('at')
    .orderBy('key')
    .execute()
  return rows.map(({ answer }) => fromJson<{ value: T }>(answer).value)
}
