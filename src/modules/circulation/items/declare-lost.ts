import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { changeItemWithin } from '#modules/catalogue/index.ts'
import type { Block } from '../deeds/block.ts'
import { auditActor, type Answer, type Deed, type ItemRef } from '../deeds/deed.ts'
import { event, type CirculationEvent } from '../events.ts'
import { chargeDelay, type DelayCharged } from '../loans/charge-delay.ts'
import type { OpenLoan } from '../loans/check-in-facts.ts'
import { charge } from '../money/charge.ts'
import { policyOf } from '../rules/rule-book.ts'
import { withCopy, type CopyInHand } from './with-copy.ts'

export interface LostLoan extends DelayCharged {
  loanId: number
  patronId: number
  price: { chargeId: number; amount: number } | null
  processing: { chargeId: number; amount: number } | null
}

export interface CopyLost {
  itemId: number
  recordId: number
  title: string
  barcode: string
  /** The loan that ended in the loss; none for a copy missing from its shelf. */
  loan: LostLoan | null
}

export interface LostRequest {
  item: ItemRef
  /** Only where it should stand on its shelf: not of a borrower, kept for nobody, on no way. */
  fromShelf?: boolean
}

/**
 * A copy is lost: by its borrower, who is charged its price, the processing and what the delay cost so far, or, where
 * it was not on loan, from its shelf.
 */
export const declareLost = (db: Db, deed: Deed, request: LostRequest, now: Date): Promise<Answer<CopyLost>> =>
  withCopy(db, deed, now, { kind: 'declare-lost', asked: request, item: request.item }, async (tx, copy) => {
    const { item, loan, itemId, borrowerId } = copy
    if (item.deleted) return { ok: false, blocks: [{ code: 'item-withdrawn' }] }
    const elsewhere = request.fromShelf ? blocksOfPlace(copy) : []
    if (elsewhere.length > 0) return { ok: false, blocks: elsewhere }
    const events: CirculationEvent[] = [
      event('item-lost', { itemId, loanId: loan?.id ?? null, patronId: borrowerId }),
    ]
    const lost = loan && (await endAsLost(tx, deed, copy, loan, now, events))
    const disposition = loan ? 'lost' : 'missing'
    if (item.disposition !== disposition) {
      const change = { before: { disposition: item.disposition }, after: { disposition } } as const
      await changeItemWithin(tx, item, change, auditActor(deed.actor), now)
    }
    await releaseHold(tx, itemId, now)
    const { recordId, title, barcode } = item
    return {
      ok: true,
      value: { itemId, recordId, title, barcode, loan: lost },
      events,
      patronId: borrowerId,
      itemId,
    }
  })

function blocksOfPlace({ loan, routing }: CopyInHand): Block[] {
  return [
    ...(loan ? [{ code: 'item-on-loan', dueOn: loan.dueOn } as const] : []),
    ...(routing.kept ? [{ code: 'item-kept', shelfCode: routing.kept.shelfCode } as const] : []),
    ...(routing.transit
      ? [{ code: 'item-on-its-way', toBranchId: routing.transit.toBranchId } as const]
      : []),
  ]
}

async function endAsLost(
  tx: Tx,
  deed: Deed,
  { item, book }: CopyInHand,
  loan: OpenLoan,
  now: Date,
  events: CirculationEvent[],
): Promise<LostLoan> {
  const { id: loanId, patronId } = loan
  const { rows } = await sql<{ lostPolicyId: number }>`
    with lost as (
      update circulation.loans set ended_at = greatest(lent_at, ${now}), ending = 'lost',
        ended_branch_id = ${deed.branchId}, ended_channel = ${deed.channel}
      where id = ${loanId} returning lost_policy_id
    ), noted as (
      insert into circulation.loan_events (loan_id, kind, at, channel, actor)
      values (${loanId}, 'lost', ${now}, ${deed.channel}, ${deed.actor.name})
    )
    select lost_policy_id from lost
  `.execute(tx)
  const terms = policyOf(book, 'lost', rows[0]?.lostPolicyId ?? 0).settings
  const delay = await chargeDelay(tx, deed, book, loan, item, { day: dayOf(now), now }, events)
  const owe = async (reason: 'lost' | 'processing', amount: number) => {
    if (amount === 0) return null
    const chargeId = await charge(tx, deed, { patronId, amount, reason, loanId, itemId: item.id }, now)
    events.push(event('fine-charged', { chargeId, patronId, loanId }))
    return { chargeId, amount }
  }
  const price = await owe('lost', item.price ?? terms.price)
  return { loanId, patronId, price, processing: await owe('processing', terms.processing), ...delay }
}

/** Whoever the copy was kept for waits on, in the same place; nothing is on its way any more. */
async function releaseHold(tx: Tx, itemId: number, now: Date): Promise<void> {
  await sql`
    update circulation.holds
    set standing = 'waiting', trapped_item_id = null, trapped_at = null, ready_at = null, pickup_by = null,
      shelf_code = null
    where trapped_item_id = ${itemId} and standing in ('in-transit', 'ready')
  `.execute(tx)
  await sql`update circulation.transits set received_at = ${now} where item_id = ${itemId} and received_at is null`.execute(
    tx,
  )
}
