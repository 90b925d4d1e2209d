import type { Day } from '#kernel/days.ts'
import { renew, type Fine } from '#modules/circulation/index.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { LoanAnswer } from './check-out.ts'
import type { Visit } from './message-kind.ts'
import { deedOf, fieldOf, reasons, repeatableKey, spokenDay, texts } from './parts.ts'

export interface LoanToRenew {
  loanId: number
  patronId: number
  title: string
  dueOn: Day
  fine: Fine
}

/**
 * Renews a loan of the member of the message. A fine that the renewal would charge must be accepted first; where the
 * day would stay as it is, the loan is renewed already.
 */
export async function renewLoan(
  visit: Visit,
  incoming: Incoming,
  { loanId, patronId, title, dueOn, fine }: LoanToRenew,
): Promise<LoanAnswer> {
  if (fine.amount > 0 && fieldOf(incoming, 'BO') !== 'Y')
    return { done: false, title, fee: fine.amount, lines: [] }
  const deed = deedOf(visit, repeatableKey(visit, incoming, 2))
  const answer = await renew(visit.db, deed, { loan: { loanId }, patronId }, visit.now)
  const nothingNew = !answer.ok && answer.blocks.every(({ code }) => code === 'renewal-brings-nothing')
  if (!answer.ok && !nothingNew) return { done: false, title, lines: reasons(answer.blocks, visit.language) }
  const until = answer.ok ? answer.value.dueOn : dueOn
  const lines = answer.ok
    ? [texts(visit).renewedTo(spokenDay(visit, until))]
    : reasons(answer.blocks, visit.language)
  return {
    done: true,
    renewal: true,
    title,
    dueOn: until,
    transaction: loanId,
    lines,
  }
}
