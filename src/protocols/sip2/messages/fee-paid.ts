import { formatRupiah } from '#design/format.ts'
import { pay, type Block } from '#modules/circulation/index.ts'
import { findCardHolder } from '../facts/card-holder.ts'
import { proveMember } from '../facts/prove-member.ts'
import { readAmount } from '../wire/amounts.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import {
  deedOf,
  echo,
  fieldOf,
  institution,
  moment,
  reasons,
  repeatableKey,
  screen,
  texts,
  yesNo,
} from './parts.ts'

/** 37/38: a terminal took money. More than is owed is refused, and a repeated message is one payment. */
export const feePaid: MessageKind = {
  code: '37',
  widths: [18, 2, 2, 3],
  required: ['AA', 'BV'],
  async answer(visit, incoming) {
    const { refusal } = await proveMember(visit, incoming)
    if (refusal !== undefined) return reply(visit, incoming, false, [refusal])
    const holder = await findCardHolder(visit.db, fieldOf(incoming, 'AA'))
    if (!holder) return reply(visit, incoming, false, [texts(visit).cardUnknown])
    return takeMoney(visit, incoming, holder.patronId)
  },
  refuse: (visit, incoming, told) => reply(visit, incoming, false, told),
}

async function takeMoney(visit: Visit, incoming: Incoming, patronId: number): Promise<Reply> {
  const [, , payment = '', currency = ''] = incoming.fixed
  const amount = readAmount(fieldOf(incoming, 'BV'))
  const method = methodOf(visit, payment)
  if (currency.trim() !== '' && currency !== 'IDR')
    return reply(visit, incoming, false, [texts(visit).currencyWrong])
  if (amount === undefined || amount === 0) return reply(visit, incoming, false, [texts(visit).amountWrong])
  if (method === undefined) return reply(visit, incoming, false, [texts(visit).methodRefused])
  const charge = fieldOf(incoming, 'CG')
  const charges = /^\d{1,15}$/.test(charge) ? { charges: [Number(charge)] } : {}
  const deed = deedOf(visit, repeatableKey(visit, incoming, 0))
  const answer = await pay(visit.db, deed, { patronId, amount, method, ...charges }, visit.now)
  if (!answer.ok) return reply(visit, incoming, false, whyNot(visit, answer.blocks))
  const { receiptNumber } = answer.value
  return reply(visit, incoming, true, [texts(visit).paid(formatRupiah(amount), receiptNumber)])
}

/** The kernel's words are for the till; here the member reads them. */
const whyNot = (visit: Visit, blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.code === 'owes-nothing') return texts(visit).owesNothing
    if (block.code === 'more-than-owed') return texts(visit).owesLess(formatRupiah(block.open))
    return reasons([block], visit.language)
  })

/** 00 is cash, 01 and 02 are cards; 03 QRIS and 04 transfer are by agreement. */
function methodOf({ terminal }: Visit, payment: string): 'cash' | 'qris' | 'transfer' | undefined {
  const { cardPayments } = terminal.profile
  if (payment === '00') return 'cash'
  if (payment === '03') return 'qris'
  if (payment === '04') return 'transfer'
  const isCard = payment === '01' || payment === '02'
  return isCard && cardPayments !== 'refused' ? cardPayments : undefined
}

const reply = (visit: Visit, incoming: Incoming, done: boolean, lines: readonly string[]): Reply => ({
  code: '38',
  fixed: `${yesNo(done)}${moment(visit)}`,
  fields: [
    institution(visit),
    echo(incoming, 'AA'),
    ['BK', fieldOf(incoming, 'BK') || undefined],
    ...screen(visit, lines),
  ],
  refused: !done,
})
