import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { BlockOf } from '../deeds/block.ts'
import { lockItem, lockPatron } from '../deeds/locks.ts'
import { FactsMoved } from '../deeds/perform.ts'

export interface LockedHold {
  id: number
  patronId: number
  recordId: number
  standing: 'waiting' | 'in-transit' | 'ready'
  pickupBranchId: number
  pickupPointId: number | null
  pickupBy: Day | null
  trappedItemId: number | null
}

type LockRefusal = BlockOf<'hold-unknown'> | BlockOf<'hold-ended'>

/** Locks a hold's member, the copy caught for it and the hold, in this order; or tells why there is nothing to do. */
export async function lockHold(
  tx: Tx,
  holdId: number,
  patronId: number | undefined,
): Promise<LockedHold | LockRefusal> {
  const before = await tx
    .selectFrom('circulation.holds')
    .select(['patronId', 'trappedItemId', 'endedAt'])
    .where('id', '=', holdId)
    .executeTakeFirst()
  if (!before || (patronId !== undefined && before.patronId !== patronId)) return { code: 'hold-unknown' }
  if (before.endedAt !== null || before.patronId === null) return { code: 'hold-ended' }
  await lockPatron(tx, { patronId: before.patronId })
  if (before.trappedItemId !== null) await lockItem(tx, before.trappedItemId)
  const { rows } = await sql<LockedHold & { endedAt: Date | null }>`
    select id, patron_id, record_id, standing, pickup_branch_id, pickup_point_id, pickup_by, trapped_item_id, ended_at
    from circulation.holds where id = ${holdId} for no key update
  `.execute(tx)
  const [hold] = rows
  if (!hold || hold.endedAt !== null) return { code: 'hold-ended' }
  if (hold.trappedItemId !== before.trappedItemId) throw new FactsMoved()
  return hold
}
