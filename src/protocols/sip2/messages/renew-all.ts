import { listOpenLoans, renew, type OpenLoanShown } from '#modules/circulation/index.ts'
import { formatRupiah } from '#design/format.ts'
import { findCardHolder } from '../facts/card-holder.ts'
import { proveMember } from '../facts/prove-member.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import { deedOf, fieldOf, institution, moment, reasons, repeatableKey, screen, texts } from './parts.ts'

/** 65/66: renews all that can be renewed; loans with a fine only where the member accepts it. */
export const renewAllMessage: MessageKind = {
  code: '65',
  widths: [18],
  required: ['AA'],
  async answer(visit, incoming) {
    const { refusal } = await proveMember(visit, incoming)
    if (refusal !== undefined) return reply(visit, false, [], [], [refusal])
    const holder = await findCardHolder(visit.db, fieldOf(incoming, 'AA'))
    if (!holder?.valid) return reply(visit, false, [], [], [texts(visit).cardUnknown])
    return renewEach(visit, incoming, holder.patronId)
  },
  refuse: (visit, _incoming, told) => reply(visit, false, [], [], told),
}

async function renewEach(visit: Visit, incoming: Incoming, patronId: number): Promise<Reply> {
  const key = repeatableKey(visit, incoming, 0)
  const accepted = fieldOf(incoming, 'BO') === 'Y'
  const renewed: OpenLoanShown[] = []
  const others: OpenLoanShown[] = []
  const told = new Set<string>()
  let count = 0
  for (const loan of await listOpenLoans(visit.db, patronId, visit.now)) {
    if (loan.fine.amount > 0 && !accepted) {
      others.push(loan)
      told.add(texts(visit).feeFirst(formatRupiah(loan.fine.amount)))
      continue
    }
    const deed = deedOf(visit, `${key}:${loan.loanId}`)
    const answer = await renew(visit.db, deed, { loan: { loanId: loan.loanId }, patronId }, visit.now)
    const nothingNew = !answer.ok && answer.blocks.every(({ code }) => code === 'renewal-brings-nothing')
    ;(answer.ok || nothingNew ? renewed : others).push(loan)
    if (answer.ok) count += 1
    else for (const reason of reasons(answer.blocks, visit.language)) told.add(reason)
  }
  const all = renewed.length + others.length
  const summary = all === 0 ? texts(visit).noLoans : texts(visit).renewedCount(count, all - count)
  const lines = count === 0 && told.size > 0 ? [...told] : [summary, ...told]
  return reply(visit, true, renewed, others, lines)
}

function reply(
  visit: Visit,
  done: boolean,
  renewed: readonly OpenLoanShown[],
  others: readonly OpenLoanShown[],
  lines: readonly string[],
): Reply {
  const four = (list: readonly unknown[]) => String(Math.min(list.length, 9999)).padStart(4, '0')
  return {
    code: '66',
    fixed: `${done ? 1 : 0}${four(renewed)}${four(others)}${moment(visit)}`,
    fields: [
      institution(visit),
      ...renewed.map(({ barcode }) => ['BM', barcode] as const),
      ...others.map(({ barcode }) => ['BN', barcode] as const),
      ...screen(visit, lines),
    ],
    refused: !done,
  }
}
