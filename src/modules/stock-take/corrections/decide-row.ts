import type { ItemPlace } from '#modules/catalogue/index.ts'
import { fitting, type CorrectionDeed } from './deeds.ts'

export type RowReason =
  | 'no-shelf'
  | 'already-there'
  | 'branch-first'
  | 'not-fitting'
  | 'away'
  | 'changed-meanwhile'
  | 'seen'
  | 'money-waived'
  | 'routed'
  | 'too-late'
  | 'gone'

/** A copy as it is now, and as it was found. */
export interface RowFacts {
  finding: string
  branchId: number
  shelf: string
  disposition: NonNullable<ItemPlace['disposition']>
  seenShelf: string
  /** On loan, on its way or kept for a member. */
  away: boolean
  /** Seen since the stock-take was closed. */
  seenSince: boolean
}

export type RowDecision =
  | { outcome: 'chosen'; before: ItemPlace | null; after: ItemPlace | null }
  | { outcome: 'refused'; reason: RowReason }

const refused = (reason: RowReason) => ({ outcome: 'refused', reason }) as const
const chosen = (before: ItemPlace | null = null, after: ItemPlace | null = null) =>
  ({ outcome: 'chosen', before, after }) as const

/** Decides what a correction does with one copy, from facts alone. */
export function decideRow(deed: CorrectionDeed, facts: RowFacts, branchId: number): RowDecision {
  if (!fitting[deed].has(facts.finding)) return refused('not-fitting')
  if (deed === 'declare-missing') return declareMissing(facts)
  if (deed === 'move-shelf') return moveShelf(facts, branchId)
  if (deed === 'move-branch') return moveBranch(facts, branchId)
  return chosen({ disposition: facts.disposition })
}

function declareMissing({ away, seenSince, disposition }: RowFacts): RowDecision {
  if (away) return refused('away')
  if (seenSince) return refused('seen')
  if (disposition !== 'in-circulation' && disposition !== 'reference-only')
    return refused('changed-meanwhile')
  return chosen({ disposition }, { disposition: 'missing' })
}

function moveShelf(facts: RowFacts, branchId: number): RowDecision {
  if (facts.seenShelf === '') return refused('no-shelf')
  if (facts.branchId !== branchId) return refused('branch-first')
  if (facts.shelf === facts.seenShelf) return refused('already-there')
  return chosen({ shelf: facts.shelf }, { shelf: facts.seenShelf })
}

function moveBranch(facts: RowFacts, branchId: number): RowDecision {
  if (facts.branchId === branchId) return refused('already-there')
  if (facts.away) return refused('away')
  const shelf = facts.seenShelf || facts.shelf
  return chosen({ branchId: facts.branchId, shelf: facts.shelf }, { branchId, shelf })
}
