import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { FactsMoved } from '../deeds/perform.ts'

/** Puts a copy on the pickup shelf for a hold. */
export async function makeReady(
  tx: Tx,
  holdId: number,
  itemId: number,
  { shelfCode, pickupBy }: { shelfCode: string; pickupBy: Day },
  now: Date,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update circulation.holds
    set standing = 'ready', trapped_item_id = ${itemId}, trapped_at = coalesce(trapped_at, ${now}), ready_at = ${now},
      pickup_by = ${pickupBy}, shelf_code = ${shelfCode}
    where id = ${holdId} and (standing = 'waiting' or trapped_item_id = ${itemId} and standing = 'in-transit')
  `.execute(tx)
  // Another copy of the title came back at the same moment and was faster.
  if (numAffectedRows !== 1n) throw new FactsMoved()
}

/** Catches a copy for a hold that is picked up at another branch. */
export async function trapInTransit(tx: Tx, holdId: number, itemId: number, now: Date): Promise<void> {
  const { numAffectedRows } = await sql`
    update circulation.holds
    set standing = 'in-transit', trapped_item_id = ${itemId}, trapped_at = coalesce(trapped_at, ${now}),
      ready_at = null, pickup_by = null, shelf_code = null
    where id = ${holdId} and (standing = 'waiting' or trapped_item_id = ${itemId} and standing = 'ready')
  `.execute(tx)
  if (numAffectedRows !== 1n) throw new FactsMoved()
}
