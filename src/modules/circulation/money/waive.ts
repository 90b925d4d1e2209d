import { audit } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { auditActor, type Answer, type Deed } from '../deeds/deed.ts'
import { perform } from '../deeds/perform.ts'
import { holdCharges } from './open-charges.ts'
import { openOf, spread, type Share } from './spread.ts'
import { writeSettling } from './write-settling.ts'

/** Why somebody need not pay. */
export const waiverReasons = ['hardship', 'mistake', 'found', 'other'] as const
export type WaiverReason = (typeof waiverReasons)[number]

export interface WaiveRequest {
  patronId: number
  charges: readonly number[]
  /** Whole rupiah, of the oldest charge first; all that is open when left out. */
  amount?: number | undefined
  reason: WaiverReason
  note: string
}

export interface Waived {
  amount: number
  shares: Share[]
}

/** Forgives what a member owes, or a part of it, with a reason. */
export const waive = (db: Db, deed: Deed, request: WaiveRequest, now: Date): Promise<Answer<Waived>> =>
  perform<Waived>(db, deed, now, {
    kind: 'waive',
    asked: request,
    async run(tx) {
      const { patronId, reason, note } = request
      const charges = await holdCharges(tx, patronId, request.charges)
      if (!charges) return { ok: false, blocks: [{ code: 'charge-unknown' }] }
      const open = openOf(charges)
      const amount = request.amount ?? open
      if (open === 0) return { ok: false, blocks: [{ code: 'owes-nothing' }] }
      if (amount > open) return { ok: false, blocks: [{ code: 'more-than-owed', open }] }
      const shares = spread(charges, amount)
      const entries = shares.map((share) => ({ ...share, kind: 'waiver', reason, note }) as const)
      await writeSettling(tx, deed, entries, now)
      await audit(tx, auditActor(deed.actor), {
        action: 'money.waived',
        subjectKind: 'account',
        subjectId: patronId,
        details: { amount, reason },
      })
      return { ok: true, value: { amount, shares }, events: [], patronId, itemId: null }
    },
  })
