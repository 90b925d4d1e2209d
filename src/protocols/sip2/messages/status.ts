import { sql } from 'kysely'
import type { RequestCode } from '../terminal/profile.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import { institution, moment, screen, texts, yesNo } from './parts.ts'

/** Requests in the order of the flags of BX; 97 and 93 among them. */
const flagged = [
  '23',
  '11',
  '09',
  '01',
  '99',
  '97',
  '93',
  '63',
  '35',
  '37',
  '17',
  '19',
  '25',
  '15',
  '29',
  '65',
] as const

const always: ReadonlySet<string> = new Set(['99', '97', '93'])

/** Tenths of a second after which a terminal may take an answer for lost, and how often it asks again. */
const timeout = '300'
const retries = '003'

const may = ({ profile, locked }: Terminal, code: RequestCode) => !locked && profile.messages.includes(code)

/** 99/98: who is there, and what may be asked. */
export const status: MessageKind = {
  code: '99',
  widths: [1, 3, 4],
  required: [],
  async answer(visit, { fixed }: Incoming) {
    const [, , version = ''] = fixed
    if (/^[01]\.\d\d$/.test(version)) return statusReply(visit, false, [texts(visit).versionOld])
    // Also asks whether the database is there; where it is not, the session says that we are not on line.
    await sql`select 1`.execute(visit.db)
    return statusReply(visit, true, [])
  },
  refuse: (visit, _incoming, told) => statusReply(visit, false, told),
}

/** The answer 98; with `online` false it also stands for the answer to any other message. */
export function statusReply(visit: Visit, online: boolean, told: readonly string[]): Reply {
  const { terminal } = visit
  const { messages } = terminal.profile
  const on = (code: RequestCode) => yesNo(online && may(terminal, code))
  const flags = flagged.map((code) => yesNo(always.has(code) || messages.some((one) => one === code)))
  return {
    code: '98',
    fixed: [
      yesNo(online),
      on('09'),
      on('11'),
      on('29'),
      on('01'),
      yesNo(online && may(terminal, '11')),
      timeout,
      retries,
      moment(visit),
      '2.00',
    ].join(''),
    fields: [
      institution(visit),
      ['AM', visit.libraryName],
      ['BX', flags.join('')],
      ['AN', terminal.name],
      ...screen(visit, told),
    ],
    refused: !online,
  }
}
