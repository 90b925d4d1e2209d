import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import type { Answer, Deed } from '../deeds/deed.ts'
import { perform } from '../deeds/perform.ts'
import { event } from '../events.ts'
import { ruleBook } from '../rules/rule-book.ts'
import { lockHold, type LockedHold } from './lock-hold.ts'
import { passOn } from './pass-on.ts'

export interface HoldEnded {
  holdId: number
  patronId: number
  recordId: number
  /** The copy on the pickup shelf serves this hold now. */
  passedTo: { holdId: number; shelfCode: string } | null
}

export interface CancelHoldRequest {
  holdId: number
  /** Whose hold it must be: a member cancels only their own. */
  patronId?: number | undefined
}

/** Cancels a hold; a copy that stood ready for it serves the next who picks up at the same branch. */
export const cancelHold = (
  db: Db,
  deed: Deed,
  request: CancelHoldRequest,
  now: Date,
): Promise<Answer<HoldEnded>> => {
  const because = deed.actor.kind === 'member' ? 'by-member' : 'by-staff'
  return endHold(db, deed, { kind: 'cancel-hold', standing: 'cancelled', because, request }, now)
}

/** Ends a hold whose copy was not picked up in time, or that is of no use any more. */
export const expireHold = (
  db: Db,
  deed: Deed,
  request: { holdId: number; because: 'not-picked-up' | 'not-needed' | 'title-gone' },
  now: Date,
): Promise<Answer<HoldEnded>> =>
  endHold(db, deed, { kind: 'expire-hold', standing: 'expired', because: request.because, request }, now)

interface Ending {
  kind: string
  standing: 'expired' | 'cancelled'
  because: string
  request: { holdId: number; patronId?: number | undefined }
}

const endHold = (
  db: Db,
  deed: Deed,
  { kind, standing, because, request }: Ending,
  now: Date,
): Promise<Answer<HoldEnded>> =>
  perform(db, deed, now, {
    kind,
    asked: request,
    async run(tx) {
      const hold = await lockHold(tx, request.holdId, request.patronId)
      if ('code' in hold) return { ok: false, blocks: [hold] }
      // Picked up or prolonged since the job made its list.
      if (because === 'not-picked-up' && (hold.pickupBy === null || hold.pickupBy >= dayOf(now)))
        return { ok: false, blocks: [{ code: 'hold-caught' }] }
      await writeEnd(tx, hold, standing, because, now)
      const passed = await pass(tx, db, deed, hold, now)
      const { id: holdId, patronId, recordId, trappedItemId: itemId } = hold
      const told =
        standing === 'expired'
          ? event('hold-expired', { holdId, patronId, recordId })
          : event('hold-cancelled', { holdId, patronId, recordId, byStaff: because === 'by-staff' })
      return {
        ok: true,
        value: { holdId, patronId, recordId, passedTo: passed?.to ?? null },
        events: [told, ...(passed?.events ?? [])],
        patronId,
        itemId,
      }
    },
  })

/** A copy that was caught is named on, until somebody has taken it from the shelf. */
const writeEnd = (tx: Tx, hold: LockedHold, standing: string, because: string, now: Date) =>
  sql`
    update circulation.holds
    set standing = ${standing}, ended_at = ${now}, ended_because = ${because},
      cleared_at = case when standing <> 'ready' then ${now}::timestamptz end
    where id = ${hold.id}
  `.execute(tx)

async function pass(tx: Tx, db: Db, deed: Deed, hold: LockedHold, now: Date) {
  if (hold.standing !== 'ready' || hold.trappedItemId === null) return undefined
  const { version } = await tx.selectFrom('circulation.ruleBook').select('version').executeTakeFirstOrThrow()
  const book = await ruleBook(tx, db, version)
  return passOn(tx, deed, book, { itemId: hold.trappedItemId, branchId: hold.pickupBranchId }, now)
}
