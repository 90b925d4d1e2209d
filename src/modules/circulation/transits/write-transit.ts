import type { Tx } from '#kernel/database.ts'

export interface Way {
  toBranchId: number
  reason: 'hold' | 'home' | 'transfer'
}

/** Notes that a copy leaves for another branch. */
export async function sendTransit(
  tx: Tx,
  { id, recordId }: { id: number; recordId: number },
  fromBranchId: number,
  { toBranchId, reason }: Way,
  now: Date,
): Promise<number> {
  const transit = await tx
    .insertInto('circulation.transits')
    .values({ itemId: id, recordId, fromBranchId, toBranchId, reason, sentAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return transit.id
}

/** Notes that it has arrived, or is where nobody sent it. */
export const receiveTransit = (tx: Tx, id: number, now: Date) =>
  tx.updateTable('circulation.transits').set({ receivedAt: now }).where('id', '=', id).execute()
