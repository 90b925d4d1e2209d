import { memberStanding, type BlockCode, type MemberStanding } from '#modules/circulation/index.ts'
import { formatRupiah } from '#design/format.ts'
import { findCardHolder, type CardHolder } from '../facts/card-holder.ts'
import { proveMember, type Proof } from '../facts/prove-member.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import {
  amount,
  echo,
  fieldOf,
  institution,
  moment,
  reasons,
  screen,
  texts,
  yesNo,
  type Fields,
} from './parts.ts'

/** All that the answers about a member say. */
export interface KnownMember {
  holder: CardHolder
  standing: MemberStanding
  proof: Proof
}

/** 23/24: whether a member may borrow. */
export const patronStatus: MessageKind = {
  code: '23',
  widths: [3, 18],
  required: ['AA'],
  async answer(visit, incoming) {
    return patronStatusReply(visit, incoming, await knownMember(visit, incoming), [])
  },
  refuse: (visit, incoming, told) => patronStatusReply(visit, incoming, undefined, told),
}

/** Who has the card of a message; undefined for a card that nobody has. */
export async function knownMember(visit: Visit, incoming: Incoming): Promise<KnownMember | undefined> {
  const { db, terminal, now } = visit
  const card = fieldOf(incoming, 'AA')
  const holder = await findCardHolder(db, card)
  const proof = await proveMember(visit, incoming)
  if (!holder) return undefined
  const ref = { patronId: holder.patronId, card }
  const standing = await memberStanding(db, ref, terminal.branchId, now)
  return standing && { holder, standing, proof }
}

/** The answer 24, which blocking a card is answered with too. */
export function patronStatusReply(
  visit: Visit,
  incoming: Incoming,
  member: KnownMember | undefined,
  told: readonly string[],
): Reply {
  const [language = '000'] = incoming.code === '23' ? incoming.fixed : []
  return {
    code: '24',
    fixed: `${statusFlags(member)}${languageCode(language)}${moment(visit)}`,
    fields: [institution(visit), ...memberFields(visit, incoming, member), ...screenOf(visit, member, told)],
    refused: member === undefined,
  }
}

export const languageCode = (text: string): string => (/^\d{3}$/.test(text) ? text : '000')

/** Fields that every answer about a member has. */
export function memberFields(visit: Visit, incoming: Incoming, member: KnownMember | undefined): Fields {
  const open = member !== undefined && member.proof.refusal === undefined
  return [
    echo(incoming, 'AA'),
    ['AE', open ? member.holder.name : ''],
    ['BL', yesNo(member?.holder.valid ?? false)],
    ['CQ', fieldOf(incoming, 'AD') === '' ? undefined : yesNo(member?.proof.pin ?? false)],
    ['BH', open ? 'IDR' : undefined],
    ['BV', open ? amount(visit, member.standing.owed) : undefined],
  ]
}

/** What the member reads: why the machine will not lend, or nothing. */
export function screenOf(visit: Visit, member: KnownMember | undefined, told: readonly string[]): Fields {
  if (!member) return screen(visit, told.length > 0 ? told : [texts(visit).cardUnknown])
  const { proof, standing } = member
  if (proof.refusal !== undefined) return screen(visit, [proof.refusal])
  const owes = standing.owed > 0 && !standing.blocks.some(({ code }) => code === 'owes-too-much')
  return screen(visit, [
    ...told,
    ...reasons(standing.blocks, visit.language),
    owes ? texts(visit).owed(formatRupiah(standing.owed)) : undefined,
  ])
}

/** Blocks that stop only lending; all others stop renewals and holds as well. */
const onlyLending: ReadonlySet<BlockCode> = new Set(['limit-reached', 'has-overdue'])

/** Fourteen flags; Y is a no. */
export function statusFlags(member: KnownMember | undefined): string {
  if (!member) return 'YYYY'.padEnd(14)
  const codes = member.standing.blocks.map(({ code }) => code)
  const has = (...wanted: BlockCode[]) => codes.some((code) => wanted.includes(code))
  const barred = codes.some((code) => !onlyLending.has(code))
  const flags = [
    codes.length > 0,
    barred,
    barred,
    barred,
    has('card-lost', 'card-replaced'),
    has('limit-reached'),
    has('has-overdue'),
    false,
    false,
    false,
    has('owes-too-much'),
    false,
    false,
    false,
  ]
  return flags.map((flag) => (flag ? 'Y' : ' ')).join('')
}
