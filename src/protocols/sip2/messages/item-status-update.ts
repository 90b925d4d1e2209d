import { findCopy } from '../facts/copy.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'
import type { MessageKind, Visit } from './message-kind.ts'
import { echo, fieldOf, institution, moment, screen, texts } from './parts.ts'

/** 19/20: properties that a terminal would keep with a copy. Patria keeps none of them and says so. */
export const itemStatusUpdate: MessageKind = {
  code: '19',
  widths: [18],
  required: ['AB'],
  async answer(visit, incoming) {
    const copy = await findCopy(visit.db, fieldOf(incoming, 'AB'))
    return reply(visit, incoming, copy?.title ?? '', [texts(visit).notSupported])
  },
  refuse: (visit, incoming, told) => reply(visit, incoming, '', told),
}

const reply = (visit: Visit, incoming: Incoming, title: string, told: readonly string[]): Reply => ({
  code: '20',
  fixed: `0${moment(visit)}`,
  fields: [institution(visit), echo(incoming, 'AB'), ['AJ', title], ...screen(visit, told)],
  refused: true,
})
