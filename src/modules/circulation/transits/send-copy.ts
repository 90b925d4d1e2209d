import type { Db } from '#kernel/database.ts'
import type { Block } from '../deeds/block.ts'
import type { Answer, Deed, ItemRef } from '../deeds/deed.ts'
import { withCopy, type CopyInHand } from '../items/with-copy.ts'
import { receiveTransit, sendTransit } from './write-transit.ts'

export interface SendRequest {
  item: ItemRef
  toBranchId: number
}

export interface CopySent {
  transitId: number
  itemId: number
  title: string
  barcode: string
  toBranchId: number
}

/** Sends a copy to another branch for good; it belongs there from the moment it is scanned there. */
export const sendCopy = (db: Db, deed: Deed, request: SendRequest, now: Date): Promise<Answer<CopySent>> =>
  withCopy(db, deed, now, { kind: 'send-copy', asked: request, item: request.item }, async (tx, copy) => {
    const { item, itemId, routing } = copy
    const { toBranchId } = request
    const target = await tx
      .selectFrom('branches.branches')
      .select('id')
      .where('id', '=', toBranchId)
      .where('closedAt', 'is', null)
      .executeTakeFirst()
    const blocks = blocksOf(copy, target !== undefined && toBranchId !== deed.branchId)
    if (blocks.length > 0) return { ok: false, blocks }
    if (routing.transit) await receiveTransit(tx, routing.transit.id, now)
    const transitId = await sendTransit(tx, item, deed.branchId, { toBranchId, reason: 'transfer' }, now)
    const { title, barcode } = item
    return {
      ok: true,
      value: { transitId, itemId, title, barcode, toBranchId },
      events: [],
      patronId: null,
      itemId,
    }
  })

function blocksOf({ item, loan, routing }: CopyInHand, elsewhere: boolean): Block[] {
  if (item.deleted || item.disposition === 'withdrawn') return [{ code: 'item-withdrawn' }]
  return [
    ...(loan ? [{ code: 'item-on-loan', dueOn: loan.dueOn } as const] : []),
    ...(routing.kept ? [{ code: 'item-kept', shelfCode: routing.kept.shelfCode } as const] : []),
    ...(elsewhere ? [] : [{ code: 'transfer-nowhere' } as const]),
  ]
}
