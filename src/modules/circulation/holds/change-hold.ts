import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import type { Block } from '../deeds/block.ts'
import type { Answer, Deed } from '../deeds/deed.ts'
import { perform } from '../deeds/perform.ts'
import { lockHold } from './lock-hold.ts'

export interface ChangeHoldRequest {
  holdId: number
  /** Whose hold it must be: a member changes only their own. */
  patronId?: number | undefined
  /** Where it will be picked up. */
  pickupBranchId?: number | undefined
  /** Nothing should come before this day; null: as soon as there is a copy. The place in the queue is kept. */
  suspendedUntil?: Day | null | undefined
  /** Of no use after this day; null: always of use. */
  neededBy?: Day | null | undefined
}

export interface HoldChanged {
  holdId: number
  patronId: number
  pickupBranchId: number
}

/** Changes a hold for which no copy has been caught yet: another branch, a pause, a last day. */
export const changeHold = (
  db: Db,
  deed: Deed,
  request: ChangeHoldRequest,
  now: Date,
): Promise<Answer<HoldChanged>> =>
  perform(db, deed, now, {
    kind: 'change-hold',
    asked: request,
    async run(tx) {
      const hold = await lockHold(tx, request.holdId, request.patronId)
      if ('code' in hold) return { ok: false, blocks: [hold] }
      const { pickupBranchId = hold.pickupBranchId, suspendedUntil, neededBy } = request
      const branch = await tx
        .selectFrom('branches.branches')
        .select('id')
        .where('id', '=', pickupBranchId)
        .where('closedAt', 'is', null)
        .executeTakeFirst()
      const today = dayOf(now)
      const blocks: Block[] = []
      if (hold.standing !== 'waiting') blocks.push({ code: 'hold-caught' })
      if (!branch) blocks.push({ code: 'pickup-unknown' })
      if ((suspendedUntil ?? today) < today || (neededBy ?? today) < today) blocks.push({ code: 'day-past' })
      if (blocks.length > 0) return { ok: false, blocks }
      await tx
        .updateTable('circulation.holds')
        .set({
          pickupBranchId,
          ...(suspendedUntil !== undefined && { suspendedUntil }),
          ...(neededBy !== undefined && { neededBy }),
        })
        .where('id', '=', hold.id)
        .execute()
      const { id: holdId, patronId } = hold
      return { ok: true, value: { holdId, patronId, pickupBranchId }, events: [], patronId, itemId: null }
    },
  })
