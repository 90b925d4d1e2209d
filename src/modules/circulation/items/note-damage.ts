import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { changeItemWithin } from '#modules/catalogue/index.ts'
import { auditActor, type Answer, type Deed, type ItemRef } from '../deeds/deed.ts'
import { event, type CirculationEvent } from '../events.ts'
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
    const before = { disposition: item.disposition }
    const repair = request.toRepair && loan === null
    const after = { condition: 'rusak', ...(repair && { disposition: 'repair' as const }) }
    await changeItemWithin(tx, item, { before, after }, auditActor(deed.actor), now)
    const charged = await chargeDamage(tx, deed, itemId, request, now)
    const { title, barcode } = item
    return {
      ok: true,
      value: { itemId, title, barcode, charge: charged?.entry ?? null },
      events: charged ? [charged.event] : [],
      patronId: charged?.entry.patronId ?? null,
      itemId,
    }
  })

async function chargeDamage(
  tx: Tx,
  deed: Deed,
  itemId: number,
  { amount, note }: DamageRequest,
  now: Date,
): Promise<{
  entry: { chargeId: number; patronId: number; amount: number }
  event: CirculationEvent
} | null> {
  const borrower = amount > 0 ? await lastBorrower(tx, itemId) : undefined
  if (!borrower) return null
  const { id: loanId, patronId } = borrower
  const chargeId = await charge(tx, deed, { patronId, amount, reason: 'damaged', loanId, itemId, note }, now)
  return {
    entry: { chargeId, patronId, amount },
    event: event('fine-charged', { chargeId, patronId, loanId }),
  }
}

async function lastBorrower(tx: Tx, itemId: number): Promise<{ id: number; patronId: number } | undefined> {
  const { rows } = await sql<{ id: number; patronId: number | null }>`
    select id, patron_id from circulation.loans
    where item_id = ${itemId} and ending is distinct from 'undone' order by lent_at desc, id desc limit 1
  `.execute(tx)
  const [loan] = rows
  return loan && loan.patronId !== null ? { id: loan.id, patronId: loan.patronId } : undefined
}
