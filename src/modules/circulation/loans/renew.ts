import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import type { Settled } from '../deeds/block.ts'
import type { Answer, Deed } from '../deeds/deed.ts'
import { lockParties } from '../deeds/locks.ts'
import { auditOverrides, loanOverrides } from '../deeds/note-overrides.ts'
import { perform, type Result } from '../deeds/perform.ts'
import { event, type CirculationEvent } from '../events.ts'
import { ruleBook } from '../rules/rule-book.ts'
import { chargeDelay, type DelayCharged } from './charge-delay.ts'
import { decideRenewal } from './decide-renewal.ts'
import { findOpenLoan, type LoanRef } from './find-open-loan.ts'
import { readRenewal, type RenewalReading } from './renewal-facts.ts'

export interface RenewRequest {
  loan: LoanRef
  /** Whose loan it must be: a member renews only their own. */
  patronId?: number | undefined
}

export interface LoanRenewed extends DelayCharged {
  loanId: number
  patronId: number
  itemId: number
  title: string
  barcode: string
  dueBefore: Day
  dueOn: Day
  renewals: number
}

/** Renews one loan. What an overdue one has cost so far is charged now, for its day moves. */
export const renew = (db: Db, deed: Deed, request: RenewRequest, now: Date): Promise<Answer<LoanRenewed>> =>
  perform(db, deed, now, {
    kind: 'renew',
    asked: request,
    async run(tx, settled) {
      const loan = await findOpenLoan(tx, request.loan)
      if (!loan || (request.patronId !== undefined && loan.patronId !== request.patronId))
        return { ok: false, blocks: [{ code: 'loan-unknown' }] }
      await lockParties(tx, { patronId: loan.patronId }, { itemId: loan.itemId })
      const read = await readRenewal(tx, loan.id, loan.patronId, dayOf(now))
      if (!read) return { ok: false, blocks: [{ code: 'loan-ended' }] }
      const book = await ruleBook(tx, db, read.version)
      const { blocks, dueOn } = decideRenewal(book, read.facts, now)
      const decided = settled(blocks)
      if (decided.blocks.length > 0) return { ok: false, blocks: decided.blocks }
      const events: CirculationEvent[] = []
      const delay = await chargeDelay(
        tx,
        deed,
        book,
        read.loan,
        { id: loan.itemId, price: read.price },
        { day: dayOf(now), now },
        events,
      )
      return writeRenewal(tx, deed, now, read, { dueOn, delay, events, overridden: decided.overridden })
    },
  })

interface Renewal {
  dueOn: Day
  delay: DelayCharged
  events: CirculationEvent[]
  overridden: Settled['overridden']
}

/** Writes a renewal that was decided. */
export async function writeRenewal(
  tx: Tx,
  deed: Deed,
  now: Date,
  { loan }: RenewalReading,
  { dueOn, delay, events, overridden }: Renewal,
): Promise<Result<LoanRenewed>> {
  const renewed = sql`
    update circulation.loans set due_on = ${dueOn}, renewals = renewals + 1 where id = ${loan.id}`
  // A member is not named here: the loan names them for as long as it may.
  const noted = sql`
    insert into circulation.loan_events (loan_id, kind, at, due_before, due_after, channel, actor)
    values (${loan.id}, 'renewed', ${now}, ${loan.dueOn}, ${dueOn}, ${deed.channel},
      ${deed.actor.kind === 'member' ? '' : deed.actor.name})`
  const { id: loanId, patronId, itemId, title, barcode, renewals } = loan
  await auditOverrides(tx, deed, { loanId, itemId }, overridden)
  return {
    ok: true,
    value: {
      loanId,
      patronId,
      itemId,
      title,
      barcode,
      dueBefore: loan.dueOn,
      dueOn,
      renewals: renewals + 1,
      ...delay,
    },
    overridden,
    writes: [
      renewed,
      noted,
      ...(overridden.length > 0 ? [loanOverrides(deed, loanId, overridden, now)] : []),
    ],
    events: [...events, event('loan-renewed', { loanId, patronId, itemId, channel: deed.channel })],
    patronId,
    itemId,
  }
}
