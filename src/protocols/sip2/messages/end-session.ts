import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import { echo, institution, moment, screen, texts } from './parts.ts'

/** 35/36: the member goes. Nothing waits for it; what is remembered of a right PIN is forgotten. */
export const endSession: MessageKind = {
  code: '35',
  widths: [18],
  required: [],
  async answer(visit, incoming) {
    visit.pin.seen = undefined
    return reply(visit, incoming, 'Y', [texts(visit).goodbye])
  },
  refuse: (visit, incoming, told) => reply(visit, incoming, 'N', told),
}

const reply = (visit: Visit, incoming: Incoming, ended: 'Y' | 'N', lines: readonly string[]): Reply => ({
  code: '36',
  fixed: `${ended}${moment(visit)}`,
  fields: [institution(visit), echo(incoming, 'AA'), ...screen(visit, lines)],
  refused: ended === 'N',
})
