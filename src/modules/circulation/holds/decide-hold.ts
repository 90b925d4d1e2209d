import { dayOf, type Day } from '#kernel/days.ts'
import type { Block } from '../deeds/block.ts'
import { blocksOfPatron, type PatronFacts } from '../loans/blocks-of-patron.ts'
import { findRule } from '../rules/find-rule.ts'
import type { Policy, RuleBook } from '../rules/rule-book.ts'

export interface CopyState {
  id: number
  loanCategory: string
  branchId: number
  disposition: string
  /** On loan, kept or on its way. */
  out: boolean
}

export interface HoldFacts {
  patron: PatronFacts
  balance: number
  openHolds: number
  /** The member's own open hold on the title or the copy asked for. */
  own: { holdId: number } | null
  /** The member's own open loan of the title. */
  ownLoan: { dueOn: Day } | null
  /** Copies that could serve the hold: all of the title, or the one asked for. */
  copies: readonly CopyState[]
  waiting: number
  pickupKnown: boolean
}

export interface HoldAsked {
  pickupBranchId: number
  neededBy?: Day | undefined
  suspendedUntil?: Day | undefined
}

// A copy that is lost may never come; those of the others may.
const mayCome = new Set(['in-circulation', 'in-process', 'display', 'repair'])

/** Decides a hold from facts alone. The policy is that of the kind of copy that may be held most generously. */
export function decideHold(
  book: RuleBook,
  facts: HoldFacts,
  asked: HoldAsked,
  now: Date,
): { blocks: Block[]; policy: Policy<'hold'> | undefined } {
  const today = dayOf(now)
  const { patron, copies } = facts
  const coming = copies.filter(({ disposition }) => mayCome.has(disposition))
  const kinds = [...new Set(coming.map(({ loanCategory }) => loanCategory))].flatMap((loanCategory) => {
    const one = { category: patron.category, loanCategory, branchId: asked.pickupBranchId }
    const loan = findRule(book, 'loan', one).policy
    const hold = findRule(book, 'hold', one).policy
    return loan.settings.days > 0 && hold.settings.most > 0 ? [{ loanCategory, loan, hold }] : []
  })
  const [best] = kinds.toSorted((a, b) => b.hold.settings.most - a.hold.settings.most)
  const blocks = blocksOfPatron(patron, today)
  const debtLimit = best?.loan.settings.debtLimit ?? null
  if (debtLimit !== null && facts.balance > debtLimit)
    blocks.push({ code: 'owes-too-much', owed: facts.balance, most: debtLimit })
  blocks.push(...blocksOfRequest(facts, asked, today))
  if (coming.length === 0) blocks.push({ code: 'title-has-no-copies' })
  else if (!best) blocks.push({ code: 'holds-not-taken' })
  if (best) {
    const { most, whenIn } = best.hold.settings
    if (facts.openHolds >= most) blocks.push({ code: 'holds-used-up', have: facts.openHolds, most })
    const kindsHeld = new Set(kinds.map(({ loanCategory }) => loanCategory))
    const inNow = copies.filter((copy) => isIn(copy) && kindsHeld.has(copy.loanCategory))
    if (!whenIn && inNow.length > facts.waiting)
      blocks.push({ code: 'copy-is-in', branchIds: [...new Set(inNow.map(({ branchId }) => branchId))] })
  }
  return { blocks, policy: best?.hold }
}

export const isIn = ({ disposition, out }: Pick<CopyState, 'disposition' | 'out'>): boolean =>
  disposition === 'in-circulation' && !out

function blocksOfRequest(facts: HoldFacts, asked: HoldAsked, today: Day): Block[] {
  const blocks: Block[] = []
  if (!facts.pickupKnown) blocks.push({ code: 'pickup-unknown' })
  if ((asked.neededBy ?? today) < today || (asked.suspendedUntil ?? today) < today)
    blocks.push({ code: 'day-past' })
  if (facts.own) blocks.push({ code: 'already-asked', holdId: facts.own.holdId })
  if (facts.ownLoan) blocks.push({ code: 'title-already-theirs', dueOn: facts.ownLoan.dueOn })
  return blocks
}
