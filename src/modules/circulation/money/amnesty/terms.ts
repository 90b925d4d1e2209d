import type { Day } from '#kernel/days.ts'
import type { ChargeReason } from '../charge.ts'

/** Which charges an amnesty (pemutihan) forgives, and how much of them. */
export interface AmnestyTerms {
  /** Charged before this day. */
  before: Day | null
  /** Codes of kinds of members; all when empty. */
  categories: string[]
  /** Where they were charged; everywhere when left out. */
  branchId: number | null
  /** What they were charged for; everything when empty. */
  reasons: ChargeReason[]
  /** Only charges of which no more than this is open. */
  most: number | null
  /** Of what is open, 1 to 100. */
  percent: number
}
