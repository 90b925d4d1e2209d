import { dayOf } from '#kernel/days.ts'
import type { Block } from '../deeds/block.ts'
import type { LateKind, LateStep } from './late-deed.ts'

/** A loan of the copy that had begun at the time and had not ended. */
export interface LoanThen {
  id: number
  /** Null where it is forgotten whose it was. */
  patronId: number | null
  lentAt: string
  endedAt: string | null
  ending: string | null
}

/** What shows that the copy was lent, or in the hands of the library, after the time. */
export interface Newer {
  what: 'lent' | 'returned' | 'kept'
  at: string
}

export interface LateFacts {
  kind: LateKind
  /** The time as it is taken. */
  at: Date
  /** The time as it was told, where the clock of who told it cannot be right. */
  clock: null | 'ahead' | 'behind'
  toldTime: string
  patronId: number | null
  /** Why the scanned card is no longer in use. */
  cardEnded: string | null
  itemId: number | null
  loan: LoanThen | null
  newer: Newer | null
}

export interface LateDecision {
  step: LateStep
  /** Why it is listed for staff, before the rules of lending are asked. */
  blocks: Block[]
  /** Nothing had to be done: the books say it already. */
  known: boolean
}

/**
 * What becomes of a deed told late; docs/offline.md has the table. The past is not rewritten: where something newer
 * is known of the copy, the deed is listed instead. What happened in people's hands is noted, whatever the rules say.
 */
export function decideLate(facts: LateFacts): LateDecision {
  const { kind, clock, toldTime } = facts
  const unknown = whoAndWhat(facts)
  if (unknown.length > 0) return listed(unknown)
  if (clock === 'behind') return listed([{ code: 'late-too-old', at: toldTime }])
  const decision = decide[kind](facts)
  if (clock === null) return decision
  return { ...decision, blocks: [{ code: 'late-clock-ahead', at: toldTime }, ...decision.blocks] }
}

const listed = (blocks: Block[], step: LateStep = 'nothing'): LateDecision => ({ step, blocks, known: false })
const done = (step: LateStep): LateDecision => ({ step, blocks: [], known: false })
const known: LateDecision = { step: 'nothing', blocks: [], known: true }
const overtaken = (what: Newer['what'], at: string): Block => ({ code: 'late-overtaken', what, at })

function whoAndWhat({ kind, patronId, cardEnded, itemId }: LateFacts): Block[] {
  const blocks: Block[] = []
  if (kind !== 'check-in' && patronId === null) blocks.push({ code: 'card-unknown' })
  else if (kind !== 'check-in' && cardEnded !== null)
    blocks.push({ code: cardEnded === 'lost' ? 'card-lost' : 'card-replaced' })
  if (itemId === null) blocks.push({ code: 'item-unknown' })
  return blocks
}

const decide: Record<LateKind, (facts: LateFacts) => LateDecision> = {
  'check-out': ({ at, patronId, loan, newer }) => {
    if (!loan) return newer ? listed([overtaken(newer.what, newer.at)]) : done('lend')
    const theirs = loan.patronId === patronId
    if (loan.endedAt !== null) return theirs ? known : listed([overtaken('returned', loan.endedAt)])
    if (!theirs) return done('hand-over')
    return sameDay(loan.lentAt, at) ? known : done('renew')
  },
  'check-in': ({ at, loan, newer }) => {
    if (!loan) return newer ? known : done('put-back')
    if (loan.endedAt === null) return done('return')
    if (loan.ending === 'lost') return listed([overtaken('returned', loan.endedAt)], 'put-back')
    return sameDay(loan.endedAt, at) ? known : listed([overtaken('returned', loan.endedAt)])
  },
  renewal: ({ patronId, loan }) => {
    if (!loan || loan.patronId !== patronId) return listed([{ code: 'loan-unknown' }])
    return loan.endedAt === null ? done('renew') : listed([overtaken('returned', loan.endedAt)])
  },
}

const sameDay = (moment: string, at: Date) => dayOf(new Date(moment)) === dayOf(at)
