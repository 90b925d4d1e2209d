import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'

/**
 * Statements of this transaction are planned for the tables as they are now. A stock-take fills its tables by the ten
 * thousand within a minute, and a plan kept from when they were empty goes through all of them for each row.
 */
export const planAnew = (tx: Tx) =>
  sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx)

/**
 * The same for questions about all copies at once: they are joined as wholes, for what is known of the tables is from
 * before this stock-take, and says that nothing was seen in it.
 */
export const planForAll = (tx: Tx) =>
  sql`select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_nestloop', 'off', true)`.execute(
    tx,
  )

export const readingAll = <T>(db: Db, read: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (tx) => {
    await planForAll(tx)
    return read(tx)
  })
