import { listOpenLoans } from '#modules/circulation/index.ts'
import { findCardHolder } from '../facts/card-holder.ts'
import { proveMember } from '../facts/prove-member.ts'
import { noteRenewal } from '../late/note-late.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import { loanReply } from './check-out.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import { fieldOf, reasons, texts } from './parts.ts'
import { renewLoan } from './renew-loan.ts'

/** 29/30: renews one loan, named by its barcode or, where there is none, by its title. */
export const renewal: MessageKind = {
  code: '29',
  widths: [1, 1, 18, 18],
  required: ['AA'],
  async answer(visit, incoming) {
    const [, noBlock] = incoming.fixed
    if (noBlock === 'Y') return loanReply('30', visit, incoming, await noteRenewal(visit, incoming))
    const { refusal } = await proveMember(visit, incoming)
    if (refusal !== undefined) return refused(visit, incoming, [refusal])
    const holder = await findCardHolder(visit.db, fieldOf(incoming, 'AA'))
    if (!holder?.valid) return refused(visit, incoming, [texts(visit).cardUnknown])
    const { patronId } = holder
    const loans = await listOpenLoans(visit.db, patronId, visit.now)
    const barcode = fieldOf(incoming, 'AB')
    const title = fieldOf(incoming, 'AJ')
    const loan = loans.find((one) => (barcode === '' ? one.title === title : one.barcode === barcode))
    if (!loan) return refused(visit, incoming, reasons([{ code: 'loan-unknown' }], visit.language))
    return loanReply('30', visit, incoming, await renewLoan(visit, incoming, { ...loan, patronId }))
  },
  refuse: (visit, incoming, told) => refused(visit, incoming, told),
}

const refused = (visit: Visit, incoming: Incoming, lines: readonly string[]): Reply =>
  loanReply('30', visit, incoming, { done: false, title: fieldOf(incoming, 'AJ'), lines })
