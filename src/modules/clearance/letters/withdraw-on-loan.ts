import * as v from 'valibot'
import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import type { Listener } from '#kernel/events.ts'
import { findClearanceSettings } from '../settings/settings.ts'
import { withdrawLetter } from './withdraw-letter.ts'

const LoanMade = v.object({ loanId: v.number(), patronId: v.number() })

/** Who borrows again has something of the library again: letters that still hold are withdrawn. */
export const withdrawOnLoan = (clock: () => Date = () => new Date()): Listener => ({
  event: 'loan-made',
  name: 'clearance of loan-made',
  async hear(db: Db, { payload }) {
    const { loanId, patronId } = v.parse(LoanMade, payload)
    const { withdrawOnLoan, loanReason } = await findClearanceSettings(db)
    if (!withdrawOnLoan) return
    const now = clock()
    const letters = await db
      .selectFrom('clearance.letters as letters')
      .innerJoin('circulation.loans as loans', 'loans.patronId', 'letters.patronId')
      .select('letters.id')
      .where('letters.patronId', '=', patronId)
      .where('letters.withdrawnAt', 'is', null)
      .where('letters.validUntil', '>=', dayOf(now))
      .where('loans.id', '=', loanId)
      // One that was undone, or that is back already, is nothing of the library any more.
      .where('loans.endedAt', 'is', null)
      .execute()
    for (const { id } of letters)
      await withdrawLetter(db, { id, because: loanReason }, { actor: systemActor, now })
  },
})
