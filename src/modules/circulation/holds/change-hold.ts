import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import type { Block } from '../deeds/block.ts'
import type { Answer, Deed } from '../deeds/deed.ts'
import { perform } from '../deeds/perform.ts'
import { pickupKnown } from './pickup-known.ts'
import { lockHold } from './lock-hold.ts'

export interface ChangeHoldRequest {
  holdId: number
  /** Whose hold it must be: a member changes only their own. */
  patronId?: number | undefined
  /** Where it will be picked up. */
  pickupBranchId?: number | undefined
  /** A stop of that branch; only together with it. Left out, it is the branch's own shelf. */
  pickupPointId?: number | undefined
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
      const pickupPointId =
        request.pickupBranchId === undefined ? hold.pickupPointId : (request.pickupPointId ?? null)
      const { rows } = await sql<{ known: boolean }>`
        select ${pickupKnown({ pickupBranchId, pickupPointId })} as known
      `.execute(tx)
      const today = dayOf(now)
      const blocks: Block[] = []
      if (hold.standing !== 'waiting') blocks.push({ code: 'hold-caught' })
      if (!rows[0]?.known) blocks.push({ code: 'pickup-unknown' })
      if ((suspendedUntil ?? today) < today || (neededBy ?? today) < today) blocks.push({ code: 'day-past' })
      if (blocks.length > 0) return { ok: false, blocks }
      await tx
        .updateTable('circulation.holds')
        .set({
          pickupBranchId,
          pickupPointId,
          ...(suspendedUntil !== undefined && { suspendedUntil }),
          ...(neededBy !== undefined && { neededBy }),
        })
        .where('id', '=', hold.id)
        .execute()
      const { id: holdId, patronId } = hold
      return { ok: true, value: { holdId, patronId, pickupBranchId }, events: [], patronId, itemId: null }
    },
  })
