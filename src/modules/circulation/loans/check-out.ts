import type { Db, Tx } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import type { Block, Settled } from '../deeds/block.ts'
import type { Answer, Deed, ItemRef, PatronRef } from '../deeds/deed.ts'
import { lockParties } from '../deeds/locks.ts'
import { perform, type Result } from '../deeds/perform.ts'
import { event, type CirculationEvent } from '../events.ts'
import { bringBack } from '../items/bring-back.ts'
import { ruleBook } from '../rules/rule-book.ts'
import { readCheckOut, type CheckOutReading } from './check-out-facts.ts'
import { decideCheckOut, type LoanTerms } from './decide-check-out.ts'
import { writesOfLoan } from './write-loan.ts'

export interface CheckOutRequest {
  patron: PatronRef
  item: ItemRef
  /** A day that staff set instead of the one that the rules give. */
  dueOn?: Day | undefined
}

export interface LoanMade {
  loanId: number
  patronId: number
  itemId: number
  recordId: number
  barcode: string
  title: string
  dueOn: Day
  /** Time of the year that made the day another one. */
  exception: string | null
  /** The member's hold that this loan fills, and how it stood before. */
  filledHold: { id: number; standing: string } | null
  /** The copy had been noted as lost or missing. */
  wasFound: boolean
  /** A way between branches that ended here. */
  endedTransitId: number | null
  /** Loans of the member, this one included. */
  openLoans: number
}

/** Lends one copy to one member. The desk, kiosks, SIP2, telephones and the mobile library all call this. */
export const checkOut = (
  db: Db,
  deed: Deed,
  request: CheckOutRequest,
  now: Date,
): Promise<Answer<LoanMade>> =>
  perform(db, deed, now, {
    kind: 'check-out',
    asked: request,
    async run(tx, settled) {
      const { patronId, itemId } = await lockParties(tx, request.patron, request.item)
      if (patronId === null || itemId === null)
        return {
          ok: false,
          blocks: [
            ...(patronId === null ? [{ code: 'card-unknown' } as const] : []),
            ...(itemId === null ? [{ code: 'item-unknown' } as const] : []),
          ],
        }
      const read = await readCheckOut(tx, patronId, request.patron, itemId, dayOf(now))
      const book = await ruleBook(tx, db, read.version)
      const { dueOn } = request
      const { blocks, terms } = decideCheckOut(book, read.facts, { branchId: deed.branchId, now, dueOn })
      return lend(tx, deed, now, read, terms, settled(blocks))
    },
  })

async function lend(
  tx: Tx,
  deed: Deed,
  now: Date,
  read: CheckOutReading,
  terms: LoanTerms,
  { blocks, overridden }: Settled,
): Promise<Result<LoanMade>> {
  if (blocks.length > 0) return { ok: false, blocks: blocks satisfies Block[] }
  const { patron, item } = read.facts
  const found = await bringBack(tx, deed, item, now)
  const loanId = read.nextLoanId
  const writes = await writesOfLoan(tx, deed, now, read, terms, overridden)
  const events: CirculationEvent[] = [
    ...found.events,
    event('loan-made', { loanId, patronId: patron.id, itemId: item.id, channel: deed.channel }),
  ]
  return {
    ok: true,
    patronId: patron.id,
    itemId: item.id,
    overridden,
    events,
    writes,
    value: {
      loanId,
      patronId: patron.id,
      itemId: item.id,
      recordId: item.recordId,
      barcode: item.barcode,
      title: item.title,
      dueOn: terms.dueOn,
      exception: terms.exception?.name ?? null,
      filledHold: read.hold,
      wasFound: found.wasFound,
      endedTransitId: read.transitId,
      openLoans: patron.loans.reduce((sum, { count }) => sum + count, 1),
    },
  }
}
