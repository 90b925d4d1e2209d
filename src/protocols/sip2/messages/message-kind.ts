import type { Db } from '#kernel/database.ts'
import type { Language } from '#kernel/i18n.ts'
import type { PinMemory } from '#modules/patrons/index.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Incoming } from '../wire/incoming.ts'
import type { Reply } from '../wire/reply.ts'

/** A deed of this connection that the terminal may take back with BI. */
export interface RecentDeed {
  kind: 'check-out' | 'check-in'
  barcode: string
  key: string
  /** Whose loan it was; null for a copy that was not on loan. */
  patronId: number | null
}

/** What a message meets: the terminal, the moment, and what is remembered of this connection alone. */
export interface Visit {
  db: Db
  libraryName: string
  terminal: Terminal
  now: Date
  language: Language
  /** Characters of a line on the screen; 0 for no end. */
  width: number
  pin: PinMemory
  /** Newest first, a few. */
  recent: RecentDeed[]
  branches: readonly { id: number; code: string; shortName: string }[]
}

export interface MessageKind {
  /** Code of the request. */
  code: string
  /** Lengths of the parts before the fields. */
  widths: readonly number[]
  /** Fields without which nothing can be done. */
  required: readonly string[]
  answer(visit: Visit, incoming: Incoming): Promise<Reply>
  /** The answer that nothing was done, with the reasons for the screen. */
  refuse(visit: Visit, incoming: Incoming, texts: readonly string[]): Reply
}
