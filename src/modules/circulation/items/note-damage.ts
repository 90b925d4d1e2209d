import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { changeItemWithin } from '#modules/catalogue/index.ts'
import { auditActor, type Answer, type Deed, type ItemRef } from '../deeds/deed.ts'
import { event } from '../events.ts'
import { charge } from '../money/charge.ts'
import { withCopy } from './with-copy.ts'

export interface DamageRequest {
  item: ItemRef
  /** What is wrong, in the words of the staff. */
  note: string
  /** Whole rupiah that the last borrower owes for it; 0 for none. */
  amount: number
  /** It cannot be lent until it is mended. */
  toRepair: boolean
}

export interface DamageNoted {
  itemId: number
  title: string
  barcode: string
  charge: { chargeId: number; patronId: number; amount: number } | null
}

/** Notes damage to a copy in hand, and charges whoever has it or had it last. */
export const noteDamage = (
  db: Db,
  deed: Deed,
  request: DamageRequest,
  now: Date,
): Promise<Answer<DamageNoted>> =>
  withCopy(db, deed, now, { kind: 'note-damage', asked: request, item: request.item }, async (tx, copy) => {
    const { item, itemId, loan } = copy
    if (item.deleted) return { ok: false, blocks: [{ code: 'item-withdrawn' }] }
    const repair = request.toRepair && loan === null
    await changeItemWithin(
      tx,
      item,
      {
        before: { disposition: item.disposition },
        after: { condition: 'rusak', ...(repair && { disposition: 'repair' }) },
      },
      auditActor(deed.actor),
      now,
    )
    const borrower = await lastBorrower(tx, itemId)
    const { amount, note } = request
    const charged =
      borrower && amount > 0
        ? {
            patronId: borrower.patronId,
            amount,
            reason: 'damaged' as const,
            loanId: borrower.id,
            itemId,
            note,
          }
        : null
    const chargeId = charged ? await charge(tx, deed, charged, now) : 0
    return {
      ok: true,
      value: {
        itemId,
        title: item.title,
        barcode: item.barcode,
        charge: charged && { chargeId, patronId: charged.patronId, amount },
      },
      events: charged
        ? [event('fine-charged', { chargeId, patronId: charged.patronId, loanId: charged.loanId })]
        : [],
      patronId: charged?.patronId ?? null,
      itemId,
    }
  })

async function lastBorrower(tx: Tx, itemId: number): Promise<{ id: number; patronId: number } | undefined> {
  const { rows } = await sql<{ id: number; patronId: number | null }>`
    select id, patron_id from circulation.loans
    where item_id = ${itemId} and ending is distinct from 'undone' order by lent_at desc, id desc limit 1
  `.execute(tx)
  const [loan] = rows
  return loan && loan.patronId !== null ? { id: loan.id, patronId: loan.patronId } : undefined
}
