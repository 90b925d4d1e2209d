import { audit } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { auditActor, type Answer, type Deed } from '../deeds/deed.ts'
import { perform } from '../deeds/perform.ts'
import type { Method } from './methods.ts'
import { holdCharges } from './open-charges.ts'
import { takeReceipt } from './receipts/take-receipt.ts'
import { writeSettling, type Settling } from './write-settling.ts'

/** Why money is given back. After a payment by mistake the charge is owed again; otherwise it falls away. */
export const refundReasons = ['found', 'mistake', 'hardship', 'wrong-payment'] as const
export type RefundReason = (typeof refundReasons)[number]

export interface RefundRequest {
  patronId: number
  chargeId: number
  /** Whole rupiah; all that was paid when left out. */
  amount?: number | undefined
  method: Method
  reason: RefundReason
  note: string
}

export interface Refunded {
  receiptNumber: string
  amount: number
}

/** Gives money back that was paid for a charge, with a receipt. */
export const refund = (db: Db, deed: Deed, request: RefundRequest, now: Date): Promise<Answer<Refunded>> =>
  perform<Refunded>(db, deed, now, {
    kind: 'refund',
    asked: request,
    async run(tx) {
      const { patronId, chargeId, method, reason } = request
      const [charge] = (await holdCharges(tx, patronId, [chargeId])) ?? []
      if (!charge) return { ok: false, blocks: [{ code: 'charge-unknown' }] }
      const amount = request.amount ?? charge.paid
      if (charge.paid === 0 || amount > charge.paid) {
        return { ok: false, blocks: [{ code: 'more-than-paid', paid: charge.paid }] }
      }
      const receiptNumber = await takeReceipt(tx, deed, { kind: 'refund', method, amount }, now)
      await writeSettling(tx, deed, entriesOf(request, amount), now, { receiptNumber, method })
      await audit(tx, auditActor(deed.actor), {
        action: 'money.refunded',
        subjectKind: 'account',
        subjectId: patronId,
        details: { amount, reason, receiptNumber },
      })
      return { ok: true, value: { receiptNumber, amount }, events: [], patronId, itemId: null }
    },
  })

function entriesOf({ chargeId, reason, note }: RefundRequest, amount: number): Settling[] {
  const back: Settling = { chargeId, kind: 'refund', amount, reason: 'settled', note }
  if (reason === 'wrong-payment') return [{ ...back, reason: 'mistake' }]
  return [back, { chargeId, kind: 'waiver', amount, reason, note }]
}
