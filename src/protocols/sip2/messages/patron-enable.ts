import { systemActor } from '#kernel/audit.ts'
import { liftBlock } from '#modules/patrons/index.ts'
import { ownBlocks } from '../facts/own-blocks.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import { institution, moment } from './parts.ts'
import { knownMember, memberFields, screenOf, statusFlags, type KnownMember } from './patron-status.ts'

/** 25/26: takes back the blocks that this terminal made with 01, and no others. */
export const patronEnable: MessageKind = {
  code: '25',
  widths: [18],
  required: ['AA'],
  async answer(visit, incoming) {
    const member = await knownMember(visit, incoming)
    if (!member || member.proof.refusal !== undefined) return reply(visit, incoming, member, [])
    await liftOwn(visit, member.holder.patronId)
    return reply(visit, incoming, await knownMember(visit, incoming), [])
  },
  refuse: (visit, incoming, told) => reply(visit, incoming, undefined, told),
}

async function liftOwn(visit: Visit, patronId: number): Promise<void> {
  const { db, terminal, now } = visit
  const actor = { ...systemActor, name: terminal.name }
  for (const { id } of await ownBlocks(visit, patronId)) {
    const lifting = { patronId, blockId: id, because: 'Dibuka lagi oleh mesin yang memblokir' }
    await liftBlock(db, lifting, { actor, now })
  }
}

const reply = (
  visit: Visit,
  incoming: Incoming,
  member: KnownMember | undefined,
  told: readonly string[],
): Reply => ({
  code: '26',
  fixed: `${statusFlags(member)}000${moment(visit)}`,
  fields: [institution(visit), ...memberFields(visit, incoming, member), ...screenOf(visit, member, told)],
  refused: member === undefined || member.proof.refusal !== undefined,
})
