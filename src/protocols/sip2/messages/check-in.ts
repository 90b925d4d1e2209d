import { formatDay, formatRupiah } from '#design/format.ts'
import { dayOf } from '#kernel/days.ts'
import { checkIn, undo, type CopyReturned } from '#modules/circulation/index.ts'
import { cardOfHold, cardOfMember, type CardNamed } from '../facts/cards.ts'
import { findCopy, mediaType, type CopyFacts } from '../facts/copy.ts'
import { noteCheckIn } from '../late/note-late.ts'
import { readDay } from '../wire/dates.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import {
  branchCode,
  deedOf,
  echo,
  fieldOf,
  institution,
  moment,
  reasons,
  screen,
  texts,
  yesNo,
} from './parts.ts'
import { recall, remember } from './recent.ts'
import { whereTo, type WhereTo } from './where-to.ts'

interface ReturnAnswer {
  done: boolean
  title: string
  to?: WhereTo
  borrower?: CardNamed | undefined
  waiting?: CardNamed | undefined
  lines: readonly (string | undefined)[]
}

/** 09/10: takes back, also what was not on loan, and tells a sorter where it goes. */
export const checkInMessage: MessageKind = {
  code: '09',
  widths: [1, 18, 18],
  required: ['AB'],
  async answer(visit, incoming) {
    const [noBlock] = incoming.fixed
    if (noBlock === 'Y') return reply(visit, incoming, await noteCheckIn(visit, incoming))
    const taken = fieldOf(incoming, 'BI') === 'Y' ? await takeBackLoan(visit, incoming) : undefined
    return taken ?? (await refusedForHold(visit, incoming)) ?? takeIn(visit, incoming)
  },
  refuse: (visit, incoming, told) =>
    write(visit, incoming, { done: false, title: '', lines: told }, undefined),
}

async function takeIn(visit: Visit, incoming: Incoming): Promise<Reply> {
  const { db, now, terminal } = visit
  const barcode = fieldOf(incoming, 'AB')
  const today = dayOf(now)
  const told = readDay(incoming.fixed[2] ?? '')
  const returnedOn = told !== undefined && told < today ? told : undefined
  const request = { item: { barcode } }
  let deed = deedOf(visit)
  let answer = await checkIn(db, deed, { ...request, ...(returnedOn && { returnedOn }) }, now)
  // A clock that is wrong, or a day too long ago to count without staff: then it comes back today.
  if (!answer.ok && answer.blocks.every(({ code }) => code === 'day-not-allowed')) {
    deed = deedOf(visit)
    answer = await checkIn(db, deed, request, now)
  }
  if (!answer.ok) return refused(visit, incoming, reasons(answer.blocks, visit.language))
  remember(visit, { kind: 'check-in', barcode, key: deed.key, patronId: answer.value.loan?.patronId ?? null })
  const { value } = answer
  if (!value.loan && !terminal.profile.checkIn.okWhenNotOnLoan)
    return reply(visit, incoming, {
      done: false,
      title: value.title,
      to: whereTo(visit, value.next),
      lines: [texts(visit).notOnLoan],
    })
  return reply(visit, incoming, await takenIn(visit, value))
}

async function takenIn(visit: Visit, returned: CopyReturned): Promise<ReturnAnswer> {
  const { loan, next, title } = returned
  const to = whereTo(visit, next)
  const holdId = 'holdId' in next ? next.holdId : null
  const { hidden, checkIn: options } = visit.terminal.profile
  const namesHold = holdId !== null && !(hidden.includes('CY') && hidden.includes('DA'))
  return {
    done: true,
    title,
    to,
    borrower: loan && options.borrower ? await cardOfMember(visit.db, loan.patronId) : undefined,
    waiting: namesHold ? await cardOfHold(visit.db, holdId) : undefined,
    lines: [
      ...to.lines,
      to.alertType === undefined ? texts(visit).returned : undefined,
      ...delayLines(visit, loan),
    ],
  }
}

/** What the delay brought, told to whoever returns it; it names nobody. */
const delayLines = (visit: Visit, loan: CopyReturned['loan']) => [
  loan?.fine ? texts(visit).fineNoted(formatRupiah(loan.fine.amount)) : undefined,
  loan?.suspension ? texts(visit).suspended(formatDay(loan.suspension.endsOn, visit.language)) : undefined,
]

/** Where the profile wants it, a copy that somebody waits for is not taken in. */
async function refusedForHold(visit: Visit, incoming: Incoming): Promise<Reply | undefined> {
  if (!visit.terminal.profile.checkIn.refuseHolds) return undefined
  const deed = { ...deedOf(visit), dryRun: true }
  const answer = await checkIn(visit.db, deed, { item: { barcode: fieldOf(incoming, 'AB') } }, visit.now)
  if (!answer.ok) return undefined
  const { next, title } = answer.value
  const isWanted = next.do === 'hold-shelf' || (next.do === 'send' && next.reason === 'hold')
  if (!isWanted) return undefined
  return reply(visit, incoming, {
    done: false,
    title,
    to: whereTo(visit, next),
    lines: [texts(visit).holdWaits],
  })
}

/** BI: the loan before this message failed at the terminal; it is taken back as if it had not been. */
async function takeBackLoan(visit: Visit, incoming: Incoming): Promise<Reply | undefined> {
  const deed = recall(visit, 'check-out', fieldOf(incoming, 'AB'))
  if (!deed) return undefined
  const answer = await undo(visit.db, deedOf(visit), { key: deed.key }, visit.now)
  if (!answer.ok) return undefined
  const lines = [texts(visit).cancelled]
  return reply(visit, incoming, { done: true, title: answer.value.title, lines })
}

const refused = async (visit: Visit, incoming: Incoming, lines: readonly string[]): Promise<Reply> => {
  const copy = await findCopy(visit.db, fieldOf(incoming, 'AB'))
  return write(visit, incoming, { done: false, title: copy?.title ?? '', lines }, copy)
}

async function reply(visit: Visit, incoming: Incoming, answer: ReturnAnswer): Promise<Reply> {
  return write(visit, incoming, answer, await findCopy(visit.db, fieldOf(incoming, 'AB')))
}

function write(
  visit: Visit,
  incoming: Incoming,
  { done, title, to, borrower, waiting, lines }: ReturnAnswer,
  copy: CopyFacts | undefined,
): Reply {
  const { checkIn: options, bins } = visit.terminal.profile
  const alertType = to?.alertType ?? (done && options.zeroAlertType ? '00' : undefined)
  const alert = options.alert && to?.alertType !== undefined
  const home = copy ? branchCode(visit, copy.branchId) : ''
  return {
    code: '10',
    fixed: `${done ? 1 : 0}${yesNo(done)}${done ? 'N' : 'U'}${yesNo(alert)}${moment(visit)}`,
    fields: [
      institution(visit),
      echo(incoming, 'AB'),
      ['AQ', home],
      ['AJ', title],
      ['CL', (to && bins[to.bin]) || undefined],
      ['AA', borrower?.card],
      ['CK', copy ? mediaType(copy.material) : undefined],
      ['CR', copy?.collectionType],
      ['CS', copy?.callNumber || undefined],
      ['CT', to?.destination ?? (done && options.destinationAlways ? home : undefined)],
      ['CV', alertType],
      ['CY', waiting?.card],
      ['DA', waiting?.name],
      ...screen(visit, lines),
    ],
    refused: !done,
  }
}
