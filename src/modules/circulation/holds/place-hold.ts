import type { Db, Tx } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import { auditHoldOverrides } from '../deeds/note-overrides.ts'
import type { Answer, Deed, PatronRef } from '../deeds/deed.ts'
import { lockPatron } from '../deeds/locks.ts'
import { perform } from '../deeds/perform.ts'
import { event } from '../events.ts'
import { ruleBook } from '../rules/rule-book.ts'
import { decideHold } from './decide-hold.ts'
import { findTarget, readHold, type HoldTarget } from './hold-facts.ts'

export interface PlaceHoldRequest {
  patron: PatronRef
  /** The title, any copy of which will do. */
  recordId?: number | undefined
  /** Only this copy will do. */
  itemId?: number | undefined
  pickupBranchId: number
  /** A stop of that branch where it is picked up. */
  pickupPointId?: number | undefined
  /** Of no use after this day. */
  neededBy?: Day | undefined
  /** Nothing should come before this day. */
  suspendedUntil?: Day | undefined
}

export interface HoldPlaced {
  holdId: number
  patronId: number
  recordId: number
  title: string
  pickupBranchId: number
  /** Place in the queue, 1 for the next to be served. */
  position: number
}

/** Asks for a title, or for one copy of it. A copy is caught for it when one comes back or is fetched from its shelf. */
export const placeHold = (
  db: Db,
  deed: Deed,
  request: PlaceHoldRequest,
  now: Date,
): Promise<Answer<HoldPlaced>> =>
  perform(db, deed, now, {
    kind: 'place-hold',
    asked: request,
    async run(tx, settled) {
      const patronId = await lockPatron(tx, request.patron)
      if (patronId === undefined) return { ok: false, blocks: [{ code: 'card-unknown' }] }
      const target = await findTarget(tx, request)
      if (!target) return { ok: false, blocks: [{ code: 'title-unknown' }] }
      const { pickupBranchId, pickupPointId } = request
      const at = { pickupBranchId, pickupPointId, today: dayOf(now) }
      const { version, ...facts } = await readHold(tx, patronId, request.patron, target, at)
      const book = await ruleBook(tx, db, version)
      const { blocks, policy } = decideHold(book, facts, request, now)
      const decided = settled(blocks)
      if (decided.blocks.length > 0 || !policy) return { ok: false, blocks: decided.blocks }
      const { recordId, itemId, title } = target
      const holdId = await insertHold(tx, deed, { patronId, request, target, policyId: policy.id }, now)
      await auditHoldOverrides(tx, deed, holdId, decided.overridden)
      return {
        ok: true,
        value: { holdId, patronId, recordId, title, pickupBranchId, position: facts.waiting + 1 },
        overridden: decided.overridden,
        events: [event('hold-placed', { holdId, patronId, recordId })],
        patronId,
        itemId,
      }
    },
  })

interface NewHold {
  patronId: number
  request: PlaceHoldRequest
  target: HoldTarget
  policyId: number
}

async function insertHold(
  tx: Tx,
  { channel }: Deed,
  { patronId, request, target, policyId }: NewHold,
  now: Date,
): Promise<number> {
  const { id } = await tx
    .insertInto('circulation.holds')
    .values({
      patronId,
      recordId: target.recordId,
      itemId: target.itemId,
      pickupBranchId: request.pickupBranchId,
      pickupPointId: request.pickupPointId ?? null,
      placedAt: now,
      channel,
      holdPolicyId: policyId,
      suspendedUntil: request.suspendedUntil ?? null,
      neededBy: request.neededBy ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
