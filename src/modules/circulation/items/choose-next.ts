import { dayOf, type Day } from '#kernel/days.ts'
import { openDayAfter } from '#modules/branches/index.ts'
import type { ItemFacts } from '../loans/decide-check-out.ts'
import { findRule } from '../rules/find-rule.ts'
import { policyOf, type RuleBook } from '../rules/rule-book.ts'
import { shelfCodeOf } from '../holds/shelf-code.ts'
import type { QueuedHold, RoutingFacts } from './routing-facts.ts'

/** What the desk does with a copy in hand. */
export type Next =
  | { do: 'shelf'; shelf: string; callNumber: string }
  | { do: 'hold-shelf'; holdId: number; shelfCode: string; pickupBy: Day }
  | { do: 'send'; toBranchId: number; reason: 'hold' | 'home' | 'transfer'; holdId: number | null }
  | { do: 'repair' | 'display' | 'office' }

export interface Chosen {
  choice: Next
  /** The hold that the copy serves. */
  hold: QueuedHold | null
  /** A way between branches ends here. */
  arrived: boolean
  /** The copy belongs here from now on. */
  moves: boolean
}

/** Where a copy belongs: first with the member for whom it is kept, then with the next who waits, then at home. */
export function chooseNext(
  book: RuleBook,
  item: ItemFacts,
  facts: RoutingFacts,
  branchId: number,
  now: Date,
): Chosen {
  const { transit } = facts
  const hold = facts.kept ?? nextInQueue(book, item, facts.queue)
  const transferred = transit?.reason === 'transfer' && transit.toBranchId === branchId
  const here = transit?.toBranchId === branchId
  const aside = asideOf(item)
  if (aside) return { choice: { do: aside }, hold: null, arrived: here, moves: transferred }
  if (hold) {
    if (hold.pickupBranchId === branchId)
      return { choice: onHoldShelf(book, hold, now), hold, arrived: transit !== null, moves: transferred }
    const onward = transit?.toBranchId === hold.pickupBranchId
    const choice = { do: 'send', toBranchId: hold.pickupBranchId, reason: 'hold', holdId: hold.id } as const
    return { choice, hold, arrived: transit !== null && !onward, moves: transferred }
  }
  if (transit && !here) {
    const reason = transit.reason === 'hold' ? 'home' : transit.reason
    const choice = { do: 'send', toBranchId: transit.toBranchId, reason, holdId: null } as const
    return { choice, hold: null, arrived: false, moves: false }
  }
  const moves = transferred || (item.branchId !== branchId && facts.floats)
  const choice: Next =
    item.branchId === branchId || moves
      ? { do: 'shelf', shelf: item.shelf, callNumber: item.callNumber }
      : { do: 'send', toBranchId: item.branchId, reason: 'home', holdId: null }
  return { choice, hold: null, arrived: here, moves }
}

function asideOf({ disposition, deleted }: ItemFacts): 'repair' | 'display' | 'office' | undefined {
  if (deleted || disposition === 'withdrawn' || disposition === 'in-process') return 'office'
  return disposition === 'repair' || disposition === 'display' ? disposition : undefined
}

/** The queue comes in its order; whoever may not have this kind of copy is passed over, and keeps the place. */
export const nextInQueue = (
  book: RuleBook,
  { loanCategory, disposition }: Pick<ItemFacts, 'loanCategory' | 'disposition'>,
  queue: readonly QueuedHold[],
): QueuedHold | null =>
  disposition === 'reference-only'
    ? null
    : (queue.find(({ category, pickupBranchId }) => {
        const asked = { category, loanCategory, branchId: pickupBranchId }
        return (
          findRule(book, 'hold', asked).policy.settings.most > 0 &&
          findRule(book, 'loan', asked).policy.settings.days > 0
        )
      }) ?? null)

function onHoldShelf(book: RuleBook, hold: QueuedHold, now: Date): Next {
  const { id, pickupBranchId, policyId, nextVisit } = hold
  if (hold.shelfCode && hold.pickupBy)
    return { do: 'hold-shelf', holdId: id, shelfCode: hold.shelfCode, pickupBy: hold.pickupBy }
  const { pickupDays } = policyOf(book, 'hold', policyId).settings
  // At a stop a day of the branch is of no use: it waits for a visit after the day on which the member is told.
  const pickupBy = nextVisit ?? openDayAfter(book.calendar, pickupBranchId, dayOf(now), pickupDays)
  return { do: 'hold-shelf', holdId: id, shelfCode: shelfCodeOf(id), pickupBy }
}
