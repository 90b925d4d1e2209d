import type { Db } from '#kernel/database.ts'
import type { Answer, Deed, ItemRef } from '../deeds/deed.ts'
import { bringBack } from './bring-back.ts'
import type { Next } from './choose-next.ts'
import { routeCopy } from './route-copy.ts'
import { withCopy } from './with-copy.ts'

export interface UsedInHouse {
  itemId: number
  recordId: number
  title: string
  barcode: string
  next: Next
}

/** Counts a copy that was read in the library (baca di tempat) before it goes back to its shelf. */
export const useInHouse = (
  db: Db,
  deed: Deed,
  request: { item: ItemRef },
  now: Date,
): Promise<Answer<UsedInHouse>> =>
  withCopy(db, deed, now, { kind: 'use-in-house', asked: request, item: request.item }, async (tx, copy) => {
    const { item, loan, itemId, book, routing } = copy
    if (loan) return { ok: false, blocks: [{ code: 'item-on-loan', dueOn: loan.dueOn }] }
    const found = await bringBack(tx, deed, item, now)
    await tx
      .insertInto('circulation.inHouseUses')
      .values({ itemId, branchId: deed.branchId, usedAt: now })
      .execute()
    const present = found.wasFound ? { ...item, disposition: 'in-circulation' as const } : item
    const { next, events } = await routeCopy(tx, deed, book, present, routing, now)
    const { recordId, title, barcode } = item
    return {
      ok: true,
      value: { itemId, recordId, title, barcode, next },
      events: [...found.events, ...events],
      patronId: null,
      itemId,
    }
  })
