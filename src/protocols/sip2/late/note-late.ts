import {
  noteLateCheckIn,
  noteLateCheckOut,
  noteLateRenewal,
  type Answer,
  type LateOutcome,
} from '#modules/circulation/index.ts'
import type { LoanAnswer } from '../messages/check-out.ts'
import type { Visit } from '../messages/message-kind.ts'
import { deedOf, spokenDay, fieldOf, messageKey, reasons, texts } from '../messages/parts.ts'
import { readDay, readMoment } from '../wire/dates.ts'
import type { Incoming } from '../wire/incoming.ts'

// No-block messages tell what a terminal did while it was off line. They are never refused: what does not fit becomes
// a case for staff. The key comes from the message, so that telling it again changes nothing.

export async function noteCheckOut(visit: Visit, incoming: Incoming): Promise<LoanAnswer> {
  return toldLoan(
    visit,
    await noteLateCheckOut(visit.db, deed(visit, incoming), loanOf(visit, incoming), visit.now),
  )
}

export async function noteRenewal(visit: Visit, incoming: Incoming): Promise<LoanAnswer> {
  const answer = await noteLateRenewal(visit.db, deed(visit, incoming), loanOf(visit, incoming), visit.now)
  return { ...toldLoan(visit, answer), renewal: true, desensitize: false }
}

export async function noteCheckIn(visit: Visit, incoming: Incoming) {
  const [, , returned = ''] = incoming.fixed
  const at = readMoment(returned) ?? momentOf(visit, incoming, 1)
  const request = { item: { barcode: fieldOf(incoming, 'AB') }, at }
  const answer = await noteLateCheckIn(visit.db, deed(visit, incoming), request, visit.now)
  const lines = answer.ok ? [texts(visit).returned] : reasons(answer.blocks, visit.language)
  return { done: answer.ok, title: answer.ok ? (answer.value.title ?? '') : '', lines }
}

const deed = (visit: Visit, incoming: Incoming) => deedOf(visit, messageKey(visit, incoming))

function loanOf(visit: Visit, incoming: Incoming) {
  const dueOn = readDay(incoming.fixed[3] ?? '')
  return {
    patron: { card: fieldOf(incoming, 'AA') },
    item: { barcode: fieldOf(incoming, 'AB') },
    at: momentOf(visit, incoming, 2),
    ...(dueOn !== undefined && { dueOn }),
  }
}

/** When it happened; a terminal without a clock says nothing, then it counts from now. */
const momentOf = (visit: Visit, { fixed }: Incoming, place: number): Date =>
  readMoment(fixed[place] ?? '') ?? visit.now

function toldLoan(visit: Visit, answer: Answer<LateOutcome>): LoanAnswer {
  if (!answer.ok) return { done: false, title: '', lines: reasons(answer.blocks, visit.language) }
  const { title, dueOn, loanId } = answer.value
  return {
    done: true,
    desensitize: true,
    title: title ?? '',
    dueOn: dueOn ?? undefined,
    transaction: loanId ?? undefined,
    lines: [dueOn ? texts(visit).dueOn(spokenDay(visit, dueOn)) : undefined],
  }
}
