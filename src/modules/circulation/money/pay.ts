import type { Db } from '#kernel/database.ts'
import type { Answer, Deed } from '../deeds/deed.ts'
import { perform } from '../deeds/perform.ts'
import type { Method } from './methods.ts'
import { holdCharges } from './open-charges.ts'
import { takeReceipt } from './receipts/take-receipt.ts'
import { openOf, spread, type Share } from './spread.ts'
import { writeSettling } from './write-settling.ts'

export interface PayRequest {
  patronId: number
  /** Only these charges; all that are open when left out. */
  charges?: readonly number[] | undefined
  /** Whole rupiah; all of the chosen charges when left out. */
  amount?: number | undefined
  method: Method
  /** Cash handed over, for the change. */
  tendered?: number | undefined
}

export interface Paid {
  receiptNumber: string
  amount: number
  /** Cash to give back. */
  change: number
  shares: Share[]
}

/** Takes money for charges, the oldest first, with one receipt. */
export const pay = (db: Db, deed: Deed, request: PayRequest, now: Date): Promise<Answer<Paid>> =>
  perform<Paid>(db, deed, now, {
    kind: 'pay',
    asked: request,
    async run(tx) {
      const { patronId, method } = request
      const charges = await holdCharges(tx, patronId, request.charges)
      if (!charges) return { ok: false, blocks: [{ code: 'charge-unknown' }] }
      const open = openOf(charges)
      const amount = request.amount ?? open
      if (open === 0) return { ok: false, blocks: [{ code: 'owes-nothing' }] }
      if (amount > open) return { ok: false, blocks: [{ code: 'more-than-owed', open }] }
      const tendered = method === 'cash' ? request.tendered : undefined
      if (tendered !== undefined && tendered < amount) {
        return { ok: false, blocks: [{ code: 'tendered-too-little', amount }] }
      }
      const shares = spread(charges, amount)
      const receiptNumber = await takeReceipt(tx, deed, { kind: 'payment', method, amount, tendered }, now)
      const entries = shares.map((share) => ({ ...share, kind: 'payment', reason: 'settled' }) as const)
      await writeSettling(tx, deed, entries, now, { receiptNumber, method })
      const change = tendered === undefined ? 0 : tendered - amount
      return {
        ok: true,
        value: { receiptNumber, amount, change, shares },
        events: [],
        patronId,
        itemId: null,
      }
    },
  })
