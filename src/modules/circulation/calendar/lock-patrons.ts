import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'

/** Locks many members as deeds lock one: whoever lends to, or takes back from, one of them waits. */
export async function lockPatrons(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`
    select id from patrons.patrons where id = any(${ids}::bigint[]) order by id for no key update
  `.execute(tx)
}
