import { dayOf } from '#kernel/days.ts'
import { systemActor } from '#kernel/audit.ts'
import { blockMember } from '#modules/patrons/index.ts'
import { blockedBy, ownBlocks } from '../facts/own-blocks.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import { fieldOf, texts } from './parts.ts'
import { knownMember, patronStatusReply } from './patron-status.ts'

/** 01/24: a card stops working, because it was left in the machine or somebody tampers. Staff lift it. */
export const blockPatron: MessageKind = {
  code: '01',
  widths: [1, 18],
  required: ['AA'],
  async answer(visit, incoming) {
    const member = await knownMember(visit, { ...incoming, fields: withoutPin(incoming) })
    if (!member) return patronStatusReply(visit, incoming, undefined, [])
    await block(visit, incoming, member.holder.patronId)
    const now = await knownMember(visit, { ...incoming, fields: withoutPin(incoming) })
    return patronStatusReply(visit, incoming, now, [texts(visit).blocked])
  },
  refuse: (visit, incoming, told) => patronStatusReply(visit, incoming, undefined, told),
}

const withoutPin = ({ fields }: Incoming) => new Map([...fields].filter(([name]) => name !== 'AD'))

/** Once for each terminal, however often it asks. */
async function block(visit: Visit, incoming: Incoming, patronId: number): Promise<void> {
  const { db, terminal, now } = visit
  if ((await ownBlocks(visit, patronId)).length > 0) return
  const today = dayOf(now)
  const reason = reasonOf(visit, incoming)
  const actor = { ...systemActor, name: terminal.name }
  await blockMember(db, { patronId, kind: 'manual', reason, startsOn: today, endsOn: '' }, actor)
}

function reasonOf({ terminal }: Visit, incoming: Incoming): string {
  const [retained] = incoming.fixed
  const kept = retained === 'Y' ? ' (kartu tertahan di mesin)' : ''
  const told = fieldOf(incoming, 'AL')
  return `${blockedBy}${terminal.name}${kept}${told === '' ? '' : `: ${told}`}`.slice(0, 300)
}
