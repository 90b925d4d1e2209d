import type { Day } from '#kernel/days.ts'
import type { LateBlockFacts } from '../late/block-words.ts'
import type { MoneyBlockFacts } from '../money/money-blocks.ts'

/** What each reason against a deed tells besides its code. Staff see all of it; members only what is theirs. */
export interface BlockFacts extends MoneyBlockFacts, LateBlockFacts {
  'key-reused': object
  'card-unknown': object
  'card-lost': object
  'card-replaced': object
  'member-left': object
  'member-expired': { on: Day }
  'member-suspended': { until: Day | null }
  'member-blocked': { reason: string }
  'member-address-unknown': object
  'owes-too-much': { owed: number; most: number }
  'has-overdue': { count: number; most: number }
  'limit-reached': { have: number; most: number; counted: Counted; unverified: boolean }
  'item-unknown': object
  'item-on-loan': { dueOn: Day }
  'item-already-theirs': { loanId: number; dueOn: Day }
  'item-not-for-loan': object
  'item-read-here': object
  'item-in-process': object
  'item-on-display': object
  'item-in-repair': object
  'item-withdrawn': object
  'item-on-its-way': { toBranchId: number }
  'item-kept-for-another': { shelfCode: string | null }
  'item-wanted': { waiting: number }
  'day-not-allowed': object
  'loan-unknown': object
  'loan-ended': object
  'renewals-used-up': { times: number }
  'renewal-never': object
  'renewal-too-late': { dueOn: Day }
  'renewal-wanted': { waiting: number }
  'renewal-brings-nothing': { dueOn: Day }
  'loan-claimed': object
  'loan-not-claimed': object
  'title-unknown': object
  'title-has-no-copies': object
  'holds-not-taken': object
  'holds-used-up': { have: number; most: number }
  'already-asked': { holdId: number }
  'title-already-theirs': { dueOn: Day }
  'copy-is-in': { branchIds: number[] }
  'pickup-unknown': object
  'hold-unknown': object
  'hold-ended': object
  'hold-caught': object
  'day-past': object
  'transfer-nowhere': object
  'item-kept': { shelfCode: string | null }
  'undo-unknown': object
  'undo-too-late': object
  'undo-overtaken': object
}

/** What a limit counts: all loans, those of one kind of copy, those from one branch. */
export type Counted = 'all' | 'kind' | 'branch'

export type BlockCode = keyof BlockFacts
export type BlockOf<Code extends BlockCode> = { code: Code } & BlockFacts[Code]
/** One reason why a deed is not done. */
export type Block = { [Code in BlockCode]: BlockOf<Code> }[BlockCode]

/** Which permission lets staff do it all the same, with a reason; a code that is not here lets nobody. */
export const overridePermissions: Partial<Record<BlockCode, string>> = {
  'member-expired': 'circulation.override-member',
  'member-suspended': 'circulation.override-member',
  'member-blocked': 'circulation.override-member',
  'member-address-unknown': 'circulation.override-member',
  'owes-too-much': 'circulation.override-member',
  'has-overdue': 'circulation.override-member',
  'limit-reached': 'circulation.override-limit',
  'item-not-for-loan': 'circulation.override-item',
  'item-read-here': 'circulation.override-item',
  'item-in-process': 'circulation.override-item',
  'item-on-display': 'circulation.override-item',
  'item-in-repair': 'circulation.override-item',
  'item-on-its-way': 'circulation.override-item',
  'item-kept-for-another': 'circulation.override-queue',
  'item-wanted': 'circulation.override-queue',
  'day-not-allowed': 'circulation.set-day',
  'renewals-used-up': 'circulation.override-renewal',
  'renewal-never': 'circulation.override-renewal',
  'renewal-too-late': 'circulation.override-renewal',
  'renewal-wanted': 'circulation.override-queue',
  'holds-used-up': 'circulation.override-limit',
  'copy-is-in': 'circulation.override-queue',
}

/** Somebody decides that a block shall not count this time. */
export interface Override {
  code: BlockCode
  reason: string
}

export interface Settled {
  /** What still stands against the deed. */
  blocks: Block[]
  overridden: { block: Block; reason: string }[]
}

/** Takes away the blocks that are overridden by one who may, with a reason. */
export function settle(
  blocks: readonly Block[],
  overrides: readonly Override[],
  permissions: ReadonlySet<string>,
): Settled {
  const settled: Settled = { blocks: [], overridden: [] }
  for (const block of blocks) {
    const permission = overridePermissions[block.code]
    const override = overrides.find(({ code, reason }) => code === block.code && reason.trim() !== '')
    if (override && permission && permissions.has(permission))
      settled.overridden.push({ block, reason: override.reason.trim().slice(0, 500) })
    else settled.blocks.push(block)
  }
  return settled
}
