import { audit } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { auditActor, type Answer, type Deed } from '../deeds/deed.ts'
import { lockPatron } from '../deeds/locks.ts'
import { perform } from '../deeds/perform.ts'
import { event } from '../events.ts'
import { charge, type ChargeReason } from './charge.ts'

/** What staff charge themselves; fines and prices come from returns and losses. */
export const handReasons = [
  'card',
  'damaged',
  'processing',
  'membership',
  'other',
] as const satisfies readonly ChargeReason[]
export type HandReason = (typeof handReasons)[number]

export interface HandCharge {
  patronId: number
  amount: number
  reason: HandReason
  note: string
}

/** Charges a member for something that no rule reckons: a new card, a torn page. */
export const chargeByHand = (
  db: Db,
  deed: Deed,
  request: HandCharge,
  now: Date,
): Promise<Answer<{ chargeId: number }>> =>
  perform<{ chargeId: number }>(db, deed, now, {
    kind: 'charge-by-hand',
    asked: request,
    async run(tx) {
      const { patronId, amount, reason } = request
      if ((await lockPatron(tx, { patronId })) === undefined) {
        return { ok: false, blocks: [{ code: 'card-unknown' }] }
      }
      const chargeId = await charge(tx, deed, request, now)
      await audit(tx, auditActor(deed.actor), {
        action: 'money.charged',
        subjectKind: 'account',
        subjectId: patronId,
        details: { amount, reason },
      })
      const events = [event('fine-charged', { chargeId, patronId, loanId: null })]
      return { ok: true, value: { chargeId }, events, patronId, itemId: null }
    },
  })
