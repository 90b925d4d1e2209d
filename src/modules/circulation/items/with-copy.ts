import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import type { Block, Settled } from '../deeds/block.ts'
import type { Answer, Deed, ItemRef } from '../deeds/deed.ts'
import { lockBorrower } from '../deeds/locks.ts'
import { perform, type Result } from '../deeds/perform.ts'
import { readCheckIn, type CheckInReading } from '../loans/check-in-facts.ts'
import { ruleBook, type RuleBook } from '../rules/rule-book.ts'

export interface CopyInHand extends CheckInReading {
  itemId: number
  borrowerId: number | null
  book: RuleBook
  settled: (blocks: readonly Block[]) => Settled
}

/** A deed with one copy: its borrower and the copy are locked, and what is known of them is read. */
export const withCopy = <T>(
  db: Db,
  deed: Deed,
  now: Date,
  { kind, asked, item }: { kind: string; asked: object; item: ItemRef },
  act: (tx: Tx, copy: CopyInHand) => Promise<Result<T>>,
): Promise<Answer<T>> =>
  perform<T>(db, deed, now, {
    kind,
    asked,
    async run(tx, settled) {
      const { patronId: borrowerId, itemId } = await lockBorrower(tx, item)
      if (itemId === null) return { ok: false, blocks: [{ code: 'item-unknown' }] }
      const read = await readCheckIn(tx, itemId, borrowerId, { branchId: deed.branchId, today: dayOf(now) })
      const book = await ruleBook(tx, db, read.version)
      return act(tx, { ...read, itemId, borrowerId, book, settled })
    },
  })
