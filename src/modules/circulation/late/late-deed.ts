import type { Day } from '#kernel/days.ts'
import type { Block } from '../deeds/block.ts'
import type { ItemRef, PatronRef } from '../deeds/deed.ts'
import type { CopyReturned } from '../loans/check-in.ts'
import type { LoanReturned } from '../loans/end-loan.ts'
import type { LoanMade } from '../loans/check-out.ts'
import type { LoanRenewed } from '../loans/renew.ts'

export const lateKinds = ['check-out', 'check-in', 'renewal'] as const
export type LateKind = (typeof lateKinds)[number]

export interface LateCheckOutRequest {
  patron: PatronRef
  item: ItemRef
  /** When it happened, by the clock of who tells. */
  at: Date
  /** The day that the member was told. */
  dueOn?: Day | undefined
}
export type LateRenewalRequest = LateCheckOutRequest
export interface LateCheckInRequest {
  item: ItemRef
  at: Date
}

/** A deed told late, of whichever kind. */
export interface LateRequest {
  kind: LateKind
  patron: PatronRef | null
  item: ItemRef
  at: Date
  dueOn?: Day | undefined
}

/** What was done with a deed told late. */
export type LateStep = 'nothing' | 'lend' | 'hand-over' | 'renew' | 'return' | 'put-back'

export interface LateOutcome {
  /** True when the books say now what was told; also where they said it before. */
  applied: boolean
  /** Listed for staff, under this number. */
  conflictId: number | null
  /** Rules that were passed over, or why nothing was done. */
  blocks: Block[]
  loanId: number | null
  title: string | null
  dueOn: Day | null
}

/** What was written, kept with a conflict so that staff can take it back. */
export interface LateDone {
  made?: LoanMade
  /** The loan of another member that ended because the copy was in new hands. */
  ended?: LoanReturned
  renewed?: LoanRenewed
  returned?: CopyReturned
}
