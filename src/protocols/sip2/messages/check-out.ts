import { formatRupiah } from '#design/format.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import { checkOut, itemState, undo } from '#modules/circulation/index.ts'
import { findCardHolder } from '../facts/card-holder.ts'
import { findCopy } from '../facts/copy.ts'
import { proveMember } from '../facts/prove-member.ts'
import { noteCheckOut } from '../late/note-late.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import {
  amount,
  deedOf,
  dueDay,
  echo,
  fieldOf,
  institution,
  moment,
  reasons,
  screen,
  spokenDay,
  texts,
  yesNo,
} from './parts.ts'
import { remember, recall } from './recent.ts'
import { renewLoan } from './renew-loan.ts'

/** What a loan or renewal is answered with. */
export interface LoanAnswer {
  done: boolean
  /** The member had this copy already. */
  renewal?: boolean
  /** The strip of the copy is to be switched off. */
  desensitize?: boolean
  title: string
  dueOn?: Day | undefined
  /** To be accepted with BO before it goes on. */
  fee?: number
  /** Number of the loan. */
  transaction?: number | undefined
  lines: readonly (string | undefined)[]
}

/** 11/12: lends. A copy that the member has already is a success: the terminal may have lost our answer. */
export const checkOutMessage: MessageKind = {
  code: '11',
  widths: [1, 1, 18, 18],
  required: ['AA', 'AB'],
  async answer(visit, incoming) {
    const [, noBlock] = incoming.fixed
    if (noBlock === 'Y') return loanReply('12', visit, incoming, await noteCheckOut(visit, incoming))
    const { refusal } = await proveMember(visit, incoming)
    if (refusal !== undefined) return refused(visit, incoming, [refusal])
    const taken = fieldOf(incoming, 'BI') === 'Y' ? await takeBackReturn(visit, incoming) : undefined
    return taken ?? lend(visit, incoming)
  },
  refuse: (visit, incoming, told) =>
    loanReply('12', visit, incoming, { done: false, title: '', lines: told }),
}

async function lend(visit: Visit, incoming: Incoming): Promise<Reply> {
  const { db, now } = visit
  const barcode = fieldOf(incoming, 'AB')
  const deed = deedOf(visit)
  const request = { patron: { card: fieldOf(incoming, 'AA') }, item: { barcode } }
  const answer = await checkOut(db, deed, request, now)
  if (answer.ok) {
    const { title, dueOn, loanId, patronId } = answer.value
    remember(visit, { kind: 'check-out', barcode, key: deed.key, patronId })
    const lines = [texts(visit).dueOn(spokenDay(visit, dueOn))]
    return loanReply('12', visit, incoming, {
      done: true,
      desensitize: true,
      title,
      dueOn,
      transaction: loanId,
      lines,
    })
  }
  const theirs = answer.blocks.find(({ code }) => code === 'item-already-theirs')
  if (theirs && 'loanId' in theirs) return again(visit, incoming, theirs)
  return refused(visit, incoming, reasons(answer.blocks, visit.language))
}

/** Loans of the last minutes are those whose answer was lost; they are not renewed. */
const justNow = 5 * 60_000

async function again(
  visit: Visit,
  incoming: Incoming,
  { loanId, dueOn }: { loanId: number; dueOn: Day },
): Promise<Reply> {
  const [renewalWanted] = incoming.fixed
  const state = await itemState(visit.db, { barcode: fieldOf(incoming, 'AB') }, visit.now)
  const title = state?.title ?? ''
  const isNew = state?.loan && visit.now.getTime() - state.loan.lentAt.getTime() < justNow
  if (renewalWanted === 'Y' && state?.loan && !isNew)
    return loanReply('12', visit, incoming, await renewLoan(visit, incoming, { ...state.loan, title }))
  const lines = [texts(visit).yoursAlready(spokenDay(visit, dueOn))]
  return loanReply('12', visit, incoming, {
    done: true,
    renewal: true,
    desensitize: true,
    title,
    dueOn,
    transaction: loanId,
    lines,
  })
}

/** BI: the return before this message failed at the terminal, so the copy stays with its borrower. */
async function takeBackReturn(visit: Visit, incoming: Incoming): Promise<Reply | undefined> {
  const barcode = fieldOf(incoming, 'AB')
  const deed = recall(visit, 'check-in', barcode)
  const holder = deed && (await findCardHolder(visit.db, fieldOf(incoming, 'AA')))
  // Only for the member who had it; for anybody else it is an ordinary loan.
  if (!deed || !holder || deed.patronId !== holder.patronId) return undefined
  const answer = await undo(visit.db, deedOf(visit), { key: deed.key }, visit.now)
  if (!answer.ok) return undefined
  const state = await itemState(visit.db, { barcode }, visit.now)
  return loanReply('12', visit, incoming, {
    done: true,
    desensitize: true,
    title: answer.value.title,
    dueOn: state?.loan?.dueOn ?? dayOf(visit.now),
    lines: [texts(visit).cancelled],
  })
}

async function refused(visit: Visit, incoming: Incoming, lines: readonly string[]): Promise<Reply> {
  const copy = await findCopy(visit.db, fieldOf(incoming, 'AB'))
  return loanReply('12', visit, incoming, { done: false, title: copy?.title ?? '', lines })
}

/** The answers 12 and 30, which are of one form. */
export function loanReply(
  code: '12' | '30',
  visit: Visit,
  incoming: Incoming,
  { done, renewal = false, desensitize = false, title, dueOn, fee, transaction, lines }: LoanAnswer,
): Reply {
  const told = fee === undefined ? lines : [texts(visit).feeFirst(formatRupiah(fee)), ...lines]
  return {
    code,
    fixed: `${done ? 1 : 0}${yesNo(renewal)}${done ? 'N' : 'U'}${yesNo(done && desensitize)}${moment(visit)}`,
    fields: [
      institution(visit),
      echo(incoming, 'AA'),
      echo(incoming, 'AB'),
      ['AJ', title],
      ['AH', done && dueOn ? dueDay(visit, dueOn) : ''],
      ...feeFields(visit, fee),
      ['BK', transaction === undefined ? undefined : String(transaction)],
      ...screen(visit, told),
    ],
    refused: !done,
  }
}

const feeFields = (visit: Visit, fee: number | undefined): Reply['fields'] =>
  fee === undefined
    ? []
    : [
        ['BT', '04'],
        ['BH', 'IDR'],
        ['BV', amount(visit, fee)],
      ]
