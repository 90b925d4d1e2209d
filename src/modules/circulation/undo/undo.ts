import type { Db, Tx } from '#kernel/database.ts'
import { fromJson } from '#kernel/json-column.ts'
import type { BlockOf } from '../deeds/block.ts'
import type { Answer, Deed } from '../deeds/deed.ts'
import { lockParties } from '../deeds/locks.ts'
import { perform, type Result } from '../deeds/perform.ts'
import type { CopyReturned } from '../loans/check-in.ts'
import type { LoanMade } from '../loans/check-out.ts'
import type { LoanRenewed } from '../loans/renew.ts'
import { undoCheckIn } from './undo-check-in.ts'
import { undoCheckOut } from './undo-check-out.ts'
import { undoRenewal } from './undo-renewal.ts'

export interface Undone {
  kind: 'check-out' | 'check-in' | 'renew'
  loanId: number | null
  patronId: number | null
  itemId: number
  title: string
  barcode: string
}

export type UndoRefusal = BlockOf<'undo-overtaken'>

/** Longest time after which a deed at a desk can be taken back, in milliseconds. */
const longest = 30 * 60_000

/**
 * Takes back a check-out, return or renewal just made, as if it had not been: the loan, the fine, the place in the
 * queue. Nothing is deleted from the books; what was charged is forgiven as a mistake.
 */
export const undo = (db: Db, deed: Deed, request: { key: string }, now: Date): Promise<Answer<Undone>> =>
  perform(db, deed, now, {
    kind: 'undo',
    asked: request,
    async run(tx): Promise<Result<Undone>> {
      const before = await findOperation(tx, request.key)
      if (!before) return { ok: false, blocks: [{ code: 'undo-unknown' }] }
      if (now.getTime() - before.at.getTime() > longest)
        return { ok: false, blocks: [{ code: 'undo-too-late' }] }
      await lockParties(tx, { patronId: before.patronId ?? 0 }, { itemId: before.itemId ?? 0 })
      // A new statement, after the locks: another desk may have taken it back meanwhile.
      const operation = await findOperation(tx, request.key)
      if (!operation || operation.undoneBy !== null)
        return { ok: false, blocks: [{ code: 'undo-overtaken' }] }
      await mark(tx, request.key, deed.key)
      return takeBack(tx, deed, operation, now)
    },
  })

interface Operation {
  kind: string
  at: Date
  patronId: number | null
  itemId: number | null
  undoneBy: string | null
  answer: unknown
}

const findOperation = (tx: Tx, key: string): Promise<Operation | undefined> =>
  tx
    .selectFrom('circulation.operations')
    .select(['kind', 'at', 'patronId', 'itemId', 'undoneBy', 'answer'])
    .where('key', '=', key)
    .where('kind', 'in', ['check-out', 'check-in', 'renew'])
    .executeTakeFirst()

const mark = (tx: Tx, key: string, by: string) =>
  tx.updateTable('circulation.operations').set({ undoneBy: by }).where('key', '=', key).execute()

function takeBack(tx: Tx, deed: Deed, { kind, answer }: Operation, now: Date): Promise<Result<Undone>> {
  if (kind === 'check-out') return undoCheckOut(tx, fromJson<{ value: LoanMade }>(answer).value, now)
  if (kind === 'check-in') return undoCheckIn(tx, deed, fromJson<{ value: CopyReturned }>(answer).value, now)
  return undoRenewal(tx, deed, fromJson<{ value: LoanRenewed }>(answer).value, now)
}
