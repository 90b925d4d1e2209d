import type { Db } from '#kernel/database.ts'
import { changeItemWithin } from '#modules/catalogue/index.ts'
import type { Block } from '../deeds/block.ts'
import { auditActor, type Answer, type Deed, type ItemRef } from '../deeds/deed.ts'
import type { Next } from './choose-next.ts'
import { routeCopy } from './route-copy.ts'
import { withCopy, type CopyInHand } from './with-copy.ts'

export interface SetAsideRequest {
  item: ItemRef
  /** Where it stands from now on; in-circulation brings it back. */
  to: 'display' | 'repair' | 'in-process' | 'in-circulation'
}

export interface CopySetAside {
  itemId: number
  title: string
  barcode: string
  before: string
  next: Next
}

/** Takes a copy to a display or to repair, or back from there into circulation: then the next who waits is served. */
export const setAside = (
  db: Db,
  deed: Deed,
  request: SetAsideRequest,
  now: Date,
): Promise<Answer<CopySetAside>> =>
  withCopy(db, deed, now, { kind: 'set-aside', asked: request, item: request.item }, async (tx, copy) => {
    const { item, itemId, book, routing } = copy
    const blocks = blocksOf(copy)
    if (blocks.length > 0) return { ok: false, blocks }
    if (item.disposition !== request.to)
      await changeItemWithin(
        tx,
        item,
        { before: { disposition: item.disposition }, after: { disposition: request.to } },
        auditActor(deed.actor),
        now,
      )
    const present = { ...item, disposition: request.to }
    const { next, events } = await routeCopy(tx, deed, book, present, routing, now)
    const { title, barcode, disposition: before } = item
    return { ok: true, value: { itemId, title, barcode, before, next }, events, patronId: null, itemId }
  })

function blocksOf({ item, loan, routing }: CopyInHand): Block[] {
  if (item.deleted || item.disposition === 'withdrawn') return [{ code: 'item-withdrawn' }]
  return [
    ...(loan ? [{ code: 'item-on-loan', dueOn: loan.dueOn } as const] : []),
    ...(routing.kept ? [{ code: 'item-kept', shelfCode: routing.kept.shelfCode } as const] : []),
  ]
}
