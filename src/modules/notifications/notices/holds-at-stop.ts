import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'

/** Holds for which a copy has been caught and that are picked up at a stop. */
export async function holdsAtStop(tx: Tx, stopId: number): Promise<{ holdId: number; patronId: number }[]> {
  const { rows } = await sql<{ holdId: number; patronId: number }>`
    select id as hold_id, patron_id from circulation.holds
    where pickup_point_id = ${stopId} and standing in ('in-transit', 'ready') order by id
  `.execute(tx)
  return rows
}
