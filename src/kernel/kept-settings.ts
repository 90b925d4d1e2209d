import * as v from 'valibot'
import { audit, type Actor } from './audit.ts'
import type { Db, Tx } from './database.ts'
import { toJson } from './json-column.ts'

export interface KeptSettings<Value> {
  /** As staff have set them; the usual ones before that, and where what was kept can no longer be read. */
  find(db: Db | Tx): Promise<Value>
  /** Keeps them, and writes who set them. */
  save(db: Db, value: Value, actor: Actor): Promise<void>
}

interface Keeping<Value> {
  /** Under which name they are kept, for ever. */
  name: string
  shape: v.GenericSchema<unknown, Value>
  usual: Value
  /** The entry of the audit log. */
  entry(value: Value): {
    action: string
    subjectKind: string
    subjectId: string | number
    details?: Record<string, unknown>
  }
}

/** Settings of one kind that staff may change, as one value. */
export const keptSettings = <Value>({ name, shape, usual, entry }: Keeping<Value>): KeptSettings<Value> => ({
  async find(db) {
    const kept = v.safeParse(shape, await find(db, name))
    return kept.success ? kept.output : usual
  },
  save: (db, value, actor) =>
    db.transaction().execute(async (tx) => {
      const text = toJson(value)
      await tx
        .insertInto('kernel.settings')
        .values({ name, value: text })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text, updatedAt: new Date() }))
        .execute()
      await audit(tx, actor, entry(value))
    }),
})

/** Something of this installation that is made once and then stays, such as a key; whoever comes first makes it. */
export async function madeOnce<Value>(
  db: Db,
  { name, shape, make }: { name: string; shape: v.GenericSchema<unknown, Value>; make(): Value },
): Promise<Value> {
  const before = await find(db, name)
  if (before !== undefined) return v.parse(shape, before)
  await db
    .insertInto('kernel.settings')
    .values({ name, value: toJson(make()) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  return v.parse(shape, await find(db, name))
}

const find = async (db: Db | Tx, name: string): Promise<unknown> => {
  const row = await db
    .selectFrom('kernel.settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value
}
