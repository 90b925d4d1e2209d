import type { RawBuilder } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Block } from '../deeds/block.ts'
import type { PatronRef } from '../deeds/deed.ts'
import type { CirculationEvent } from '../events.ts'
import type { LateDone, LateStep } from './late-deed.ts'

/** A deed told late for which all that is needed is known and locked. */
export interface LateDeed {
  step: LateStep
  /** The member and how they were named; null for a return. */
  patron: { id: number; ref: PatronRef } | null
  itemId: number
  borrowerId: number | null
  at: Date
  /** The day that the member was told. */
  dueTold: Day | undefined
}

export interface CarriedOut {
  /** Rules that were passed over. */
  blocks: Block[]
  done: LateDone
  loanId: number | null
  dueOn: Day | null
  events: CirculationEvent[]
  writes: RawBuilder<unknown>[]
}

export const nothingDone: CarriedOut = {
  blocks: [],
  done: {},
  loanId: null,
  dueOn: null,
  events: [],
  writes: [],
}
