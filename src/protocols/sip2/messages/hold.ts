import type { Day } from '#kernel/days.ts'
import {
  cancelHold,
  changeHold,
  listOpenHolds,
  placeHold,
  type DeedActor,
  type OpenHold,
} from '#modules/circulation/index.ts'
import { findCardHolder, type CardHolder } from '../facts/card-holder.ts'
import { findCopy } from '../facts/copy.ts'
import { proveMember } from '../facts/prove-member.ts'
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
  repeatableKey,
  screen,
  texts,
  yesNo,
} from './parts.ts'

interface Asked {
  holder: CardHolder
  recordId: number | undefined
  /** Only this copy will do. */
  itemId: number | undefined
  title: string
  /** Undefined where no branch was named, or one that we do not know. */
  pickupBranchId: number | undefined
  neededBy: Day | undefined
}

interface HoldAnswer {
  done: boolean
  available?: boolean
  position?: number | null
  /** Where it will wait; not always where the terminal said, which may know other branches. */
  pickupBranchId?: number
  title?: string
  lines: readonly string[]
}

/** 15/16: places, changes or cancels a hold, by the barcode of a copy or the number of a title. */
export const hold: MessageKind = {
  code: '15',
  widths: [1, 18],
  required: ['AA'],
  async answer(visit, incoming) {
    const { refusal } = await proveMember(visit, incoming)
    if (refusal !== undefined) return reply(visit, incoming, { done: false, lines: [refusal] })
    const holder = await findCardHolder(visit.db, fieldOf(incoming, 'AA'))
    if (!holder) return reply(visit, incoming, { done: false, lines: [texts(visit).cardUnknown] })
    const asked = await read(visit, incoming, holder)
    const [mode] = incoming.fixed
    // Placing is decided by the kernel, which says why a card does not count any more.
    if (mode !== '+' && !holder.valid)
      return reply(visit, incoming, { done: false, lines: [texts(visit).cardUnknown] })
    if (mode === '+') return reply(visit, incoming, await place(visit, incoming, asked))
    if (mode === '-') return reply(visit, incoming, await cancel(visit, incoming, asked))
    if (mode === '*') return reply(visit, incoming, await change(visit, incoming, asked))
    return reply(visit, incoming, { done: false, lines: [texts(visit).incomplete] })
  },
  refuse: (visit, incoming, told) => reply(visit, incoming, { done: false, lines: told }),
}

async function read(visit: Visit, incoming: Incoming, holder: CardHolder): Promise<Asked> {
  const barcode = fieldOf(incoming, 'AB')
  const copy = barcode === '' ? undefined : await findCopy(visit.db, barcode)
  const title = fieldOf(incoming, 'AJ')
  const recordId = copy?.recordId ?? (/^\d{1,15}$/.test(title) ? Number(title) : undefined)
  const pickup = fieldOf(incoming, 'BS').toLowerCase()
  const branch = visit.branches.find(({ code, shortName }) =>
    [code.toLowerCase(), shortName.toLowerCase()].includes(pickup),
  )
  return {
    holder,
    recordId,
    itemId: fieldOf(incoming, 'BY') === '3' ? copy?.itemId : undefined,
    title: copy?.title ?? '',
    pickupBranchId: branch?.id,
    neededBy: readDay(fieldOf(incoming, 'BW')),
  }
}

async function place(visit: Visit, incoming: Incoming, asked: Asked): Promise<HoldAnswer> {
  const { recordId, itemId, neededBy } = asked
  if (recordId === undefined) return unknownTitle(visit)
  const pickupBranchId = asked.pickupBranchId ?? visit.terminal.branchId
  const deed = deedOf(visit, repeatableKey(visit, incoming, 1))
  const request = {
    patron: { card: fieldOf(incoming, 'AA') },
    ...(itemId === undefined ? { recordId } : { itemId }),
    pickupBranchId,
    ...(neededBy !== undefined && { neededBy }),
  }
  const answer = await placeHold(visit.db, deed, request, visit.now)
  if (answer.ok) {
    const { position, title } = answer.value
    const lines = [texts(visit).holdPlaced(position)]
    return { done: true, position, title, pickupBranchId, lines }
  }
  const isThere = answer.blocks.every(({ code }) => code === 'already-asked')
  if (!isThere) return { done: false, title: asked.title, lines: reasons(answer.blocks, visit.language) }
  const own = await ownHold(visit, asked)
  return {
    done: true,
    available: own?.standing === 'ready',
    position: own?.position ?? null,
    title: asked.title,
    lines: own?.standing === 'ready' ? [texts(visit).holdReady] : reasons(answer.blocks, visit.language),
  }
}

async function cancel(visit: Visit, incoming: Incoming, asked: Asked): Promise<HoldAnswer> {
  const own = await ownHold(visit, asked)
  if (!own) return unknownHold(visit, asked)
  const deed = { ...deedOf(visit, repeatableKey(visit, incoming, 1)), actor: memberOf(asked.holder) }
  const { patronId } = asked.holder
  const answer = await cancelHold(visit.db, deed, { holdId: own.holdId, patronId }, visit.now)
  return answer.ok
    ? { done: true, title: own.title, lines: [texts(visit).holdCancelled] }
    : { done: false, title: own.title, lines: reasons(answer.blocks, visit.language) }
}

async function change(visit: Visit, incoming: Incoming, asked: Asked): Promise<HoldAnswer> {
  const own = await ownHold(visit, asked)
  if (!own) return unknownHold(visit, asked)
  const deed = { ...deedOf(visit, repeatableKey(visit, incoming, 1)), actor: memberOf(asked.holder) }
  const { pickupBranchId, neededBy } = asked
  const request = {
    holdId: own.holdId,
    patronId: asked.holder.patronId,
    ...(pickupBranchId !== undefined && { pickupBranchId }),
    ...(neededBy !== undefined && { neededBy }),
  }
  const answer = await changeHold(visit.db, deed, request, visit.now)
  return answer.ok
    ? {
        done: true,
        position: own.position,
        title: own.title,
        pickupBranchId: pickupBranchId ?? own.pickupBranchId,
        lines: [texts(visit).holdChanged],
      }
    : { done: false, title: own.title, lines: reasons(answer.blocks, visit.language) }
}

/** The member themselves, at the machine: others are told that the member did it, not the staff. */
const memberOf = ({ patronId, name }: CardHolder): DeedActor => ({ kind: 'member', id: patronId, name })

const ownHold = async (visit: Visit, { holder, recordId }: Asked): Promise<OpenHold | undefined> =>
  recordId === undefined
    ? undefined
    : (await listOpenHolds(visit.db, holder.patronId, visit.now)).find((one) => one.recordId === recordId)

const unknownTitle = ({ language }: Visit): HoldAnswer => ({
  done: false,
  lines: reasons([{ code: 'title-unknown' }], language),
})
const unknownHold = ({ language }: Visit, { title }: Asked): HoldAnswer => ({
  done: false,
  title,
  lines: reasons([{ code: 'hold-unknown' }], language),
})

const reply = (
  visit: Visit,
  incoming: Incoming,
  { done, available = false, position, title, pickupBranchId, lines }: HoldAnswer,
): Reply => ({
  code: '16',
  fixed: `${done ? 1 : 0}${yesNo(available)}${moment(visit)}`,
  fields: [
    institution(visit),
    echo(incoming, 'AA'),
    ['BW', fieldOf(incoming, 'BW') || undefined],
    ['BR', position ? String(position) : undefined],
    [
      'BS',
      pickupBranchId === undefined ? fieldOf(incoming, 'BS') || undefined : branchCode(visit, pickupBranchId),
    ],
    ['AB', fieldOf(incoming, 'AB') || undefined],
    ['AJ', title || fieldOf(incoming, 'AJ') || undefined],
    ...screen(visit, lines),
  ],
  refused: !done,
})
