import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { isDataError } from './data-error.ts'

/** Does a part of a transaction; false, with that part undone, when the database refused what it brought. */
export async function attempt(tx: Tx, work: () => Promise<void>): Promise<boolean> {
  await sql`savepoint attempt`.execute(tx)
  try {
    await work()
  } catch (error) {
    if (!isDataError(error)) throw error
    await sql`rollback to savepoint attempt`.execute(tx)
    return false
  }
  await sql`release savepoint attempt`.execute(tx)
  return true
}
