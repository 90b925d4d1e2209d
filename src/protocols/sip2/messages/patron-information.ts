import { formatRupiah } from '#design/format.ts'
import {
  balanceOf,
  listOpenHolds,
  listOpenLoans,
  type OpenCharge,
  type OpenHold,
  type OpenLoanShown,
} from '#modules/circulation/index.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import { amount, fieldOf, institution, moment, screen, texts, type Fields } from './parts.ts'
import {
  knownMember,
  languageCode,
  memberFields,
  screenOf,
  statusFlags,
  type KnownMember,
} from './patron-status.ts'

interface Affairs {
  loans: OpenLoanShown[]
  holds: OpenHold[]
  charges: OpenCharge[]
}

/** 63/64: all about a member, and one list of what they have. */
export const patronInformation: MessageKind = {
  code: '63',
  widths: [3, 18, 10],
  required: ['AA'],
  async answer(visit, incoming) {
    const member = await knownMember(visit, incoming)
    if (!member || member.proof.refusal !== undefined) return reply(visit, incoming, member, undefined, [])
    const { patronId } = member.holder
    const [loans, holds, { charges }] = await Promise.all([
      listOpenLoans(visit.db, patronId, visit.now),
      listOpenHolds(visit.db, patronId, visit.now),
      balanceOf(visit.db, patronId),
    ])
    return reply(visit, incoming, member, { loans, holds, charges }, [])
  },
  refuse: (visit, incoming, told) => reply(visit, incoming, undefined, undefined, told),
}

function reply(
  visit: Visit,
  incoming: Incoming,
  member: KnownMember | undefined,
  affairs: Affairs | undefined,
  told: readonly string[],
): Reply {
  const [language = '', , summary = ''] = incoming.fixed
  const lists = affairs && listsOf(visit, affairs)
  // Four blanks: not told.
  const counts = lists?.map(({ entries }) => String(Math.min(entries.length, 9999)).padStart(4, '0'))
  const wanted = lists?.[summary.slice(0, 6).indexOf('Y')]
  return {
    code: '64',
    fixed: `${statusFlags(member)}${languageCode(language)}${moment(visit)}${counts?.join('') ?? ' '.repeat(24)}`,
    fields: [
      institution(visit),
      ...memberFields(visit, incoming, member),
      ...(member && affairs ? limitFields(visit, member) : []),
      ...(wanted ? pageOf(incoming, wanted) : []),
      ...(member && affairs ? personFields(member) : []),
      ...screenOf(visit, member, told),
      ...(affairs ? screen(visit, newsOf(visit, affairs)) : []),
    ],
    refused: member === undefined,
  }
}

interface List {
  field: string
  entries: string[]
}

/** The six lists in the order of the summary: ready holds, overdue, on loan, charges, recalls, holds not ready. */
function listsOf(visit: Visit, { loans, holds, charges }: Affairs): List[] {
  const form = ({ barcode, title }: { barcode: string | null; title: string }) => entry(visit, barcode, title)
  return [
    { field: 'AS', entries: holds.filter(({ standing }) => standing === 'ready').map(form) },
    { field: 'AT', entries: loans.filter(({ overdue }) => overdue).map(form) },
    { field: 'AU', entries: loans.map(form) },
    { field: 'AV', entries: charges.map((charge) => chargeLine(visit, charge)) },
    { field: 'BU', entries: [] },
    { field: 'CD', entries: holds.filter(({ standing }) => standing !== 'ready').map(form) },
  ]
}

function entry({ terminal }: Visit, barcode: string | null, title: string): string {
  const { lists } = terminal.profile
  if (barcode === null || lists === 'title') return title
  return lists === 'both' ? `${barcode} ${title}` : barcode
}

const chargeLine = (visit: Visit, { id, open, title, note }: OpenCharge) =>
  [String(id), amount(visit, open), title ?? note].filter((part) => part !== '').join(' ')

/** The entries asked for with BP and BQ, counted from 1, both included. */
function pageOf(incoming: Incoming, { field, entries }: List): Fields {
  const place = (name: string, fallback: number) => {
    const text = fieldOf(incoming, name)
    return /^\d{1,4}$/.test(text) ? Number(text) : fallback
  }
  const first = Math.max(1, place('BP', 1))
  return entries.slice(first - 1, place('BQ', entries.length)).map((one) => [field, one] as const)
}

function limitFields(visit: Visit, { standing: { limits } }: KnownMember): Fields {
  const four = (count: number | null) =>
    count === null ? undefined : String(Math.min(count, 9999)).padStart(4, '0')
  return [
    ['BZ', four(limits.holds)],
    ['CA', four(limits.overdue)],
    ['CB', four(limits.loans)],
    ['CC', limits.debt === null ? undefined : amount(visit, limits.debt)],
  ]
}

/** The member in person; most terminals are not told, see `hidden` in the profile. */
function personFields({ holder }: KnownMember): Fields {
  const some = (text: string | null) => text || undefined
  return [
    ['BD', some(holder.address)],
    ['BE', some(holder.email)],
    ['BF', some(holder.phone)],
    ['PA', holder.expiresOn.replaceAll('-', '')],
    ['PB', some(holder.birthDate?.replaceAll('-', '') ?? null)],
    ['PC', holder.category],
  ]
}

function newsOf(visit: Visit, { loans, holds, charges }: Affairs): (string | undefined)[] {
  const ready = holds.filter(({ standing }) => standing === 'ready').length
  const late = loans.filter(({ overdue }) => overdue)
  const running = late.reduce((sum, { fine }) => sum + fine.amount, 0)
  return [
    ready > 0 ? texts(visit).holdsReady(ready) : undefined,
    late.length > 0 ? texts(visit).overdue(late.length) : undefined,
    running > 0 && charges.length === 0 ? texts(visit).running(formatRupiah(running)) : undefined,
  ]
}
