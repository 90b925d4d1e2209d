import type { Db } from '#kernel/database.ts'
import { fromJson, toJson } from '#kernel/json-column.ts'
import type { Block } from './block.ts'
import type { Answer } from './deed.ts'

export interface Stored {
  kind: string
  asked: string
  answer: unknown
}

/** What was done under a key, if anything. */
export const findStored = (db: Db, key: string): Promise<Stored | undefined> =>
  db
    .selectFrom('circulation.operations')
    .select(['kind', 'asked', 'answer'])
    .where('key', '=', key)
    .executeTakeFirst()

/** The answer given then; a key that belongs to another deed is refused. */
export function storedAnswer<T>(stored: Stored, { kind, asked }: { kind: string; asked: object }): Answer<T> {
  if (stored.kind !== kind || stored.asked !== toJson(asked))
    return { ok: false, blocks: [{ code: 'key-reused' }] }
  const { value, overridden } = fromJson<{ value: T; overridden: Block[] }>(stored.answer)
  return { ok: true, value, overridden, repeated: true }
}
